const needed = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm run test:keycloak sets it.`);
  return value;
};

/** The Keycloak that `npm run test:keycloak` started, and the Lectern that its realm knows. */
export function settings() {
  const url = needed('LECTERN_URL');
  return {
    url,
    port: Number(needed('LECTERN_PORT')),
    password: needed('KEYCLOAK_PEOPLE_PASSWORD'),
    env: {
      APP_URL: url,
      OIDC_ISSUER: `${needed('KEYCLOAK_URL')}/realms/lectern`,
      OIDC_DISCOVERY_URL: needed('KEYCLOAK_DISCOVERY'),
      OIDC_CLIENT_ID: 'lectern',
      OIDC_CLIENT_SECRET: needed('OIDC_CLIENT_SECRET'),
      OIDC_NAME: 'Keycloak',
      OIDC_REFRESH_SECONDS: '3',
      ADMIN_GROUP: '/lectern/admins',
    },
  };
}

type Named = { readonly id: string; readonly path?: string };

/** Keycloak's admin REST API, as far as the tests need it. */
export class KeycloakAdmin {
  readonly #token: string;

  static async open(): Promise<KeycloakAdmin> {
    const form = { grant_type: 'password', client_id: 'admin-cli', username: 'admin', password: needed('KC_BOOTSTRAP_ADMIN_PASSWORD') };
    const body = new URLSearchParams(form);
    const answer = await fetch(`${needed('KEYCLOAK_URL')}/realms/master/protocol/openid-connect/token`, { method: 'POST', body });
    return new KeycloakAdmin((await answer.json()).access_token);
  }

  private constructor(token: string) {
    this.#token = token;
  }

  joinGroup(username: string, path: string): Promise<void> {
    return this.#member(username, path, 'PUT');
  }

  leaveGroup(username: string, path: string): Promise<void> {
    return this.#member(username, path, 'DELETE');
  }

  /** Ends all of somebody's sessions, and tells the clients. */
  async logOut(username: string): Promise<void> {
    await this.#call('POST', `/users/${await this.#userId(username)}/logout`);
  }

  async #member(username: string, path: string, method: 'PUT' | 'DELETE'): Promise<void> {
    const group: Named = await (await this.#call('GET', `/group-by-path${path}`)).json();
    await this.#call(method, `/users/${await this.#userId(username)}/groups/${group.id}`);
  }

  async #userId(username: string): Promise<string> {
    const [user]: Named[] = await (await this.#call('GET', `/users?exact=true&username=${username}`)).json();
    if (!user) throw new Error(`Keycloak does not know ${username}.`);
    return user.id;
  }

  async #call(method: string, path: string): Promise<Response> {
    const answer = await fetch(`${needed('KEYCLOAK_URL')}/admin/realms/lectern${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#token}` },
    });
    if (!answer.ok) throw new Error(`Keycloak answered ${answer.status} to ${method} ${path}.`);
    return answer;
  }
}
