-- CreateTable
CREATE TABLE "deck_client" (
    "deck_id" TEXT NOT NULL,
    "client" BIGINT NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "deck_client_pkey" PRIMARY KEY ("deck_id","client")
);

-- AddForeignKey
ALTER TABLE "deck_client" ADD CONSTRAINT "deck_client_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;
