-- CreateTable
CREATE TABLE "deck_client" (
    "deck_id" TEXT NOT NULL,
    "client" BIGINT NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "deck_client_pkey" PRIMARY KEY ("deck_id","client")
);

-- AddForeignKey
ALTER TABLE "deck_client" ADD CONSTRAINT "deck_client_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "deck_revision" (
    "deck_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "base" INTEGER,
    "data" BYTEA NOT NULL,
    "authors" JSONB NOT NULL,
    "name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deck_revision_pkey" PRIMARY KEY ("deck_id","n")
);

-- AddForeignKey
ALTER TABLE "deck_revision" ADD CONSTRAINT "deck_revision_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;
