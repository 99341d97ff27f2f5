-- Tokens of the provider are kept sealed from now on; who has a plain one signs in anew.
DELETE FROM "app_session" WHERE "refresh_token" NOT LIKE 'v1.%' OR "id_token" NOT LIKE 'v1.%';
