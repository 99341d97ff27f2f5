-- CreateTable
CREATE TABLE "deck_mirror" (
    "deck_id" TEXT NOT NULL,
    "src_hash" TEXT NOT NULL,
    "src" TEXT NOT NULL,
    "name" TEXT,
    "why" TEXT,
    "tried_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deck_mirror_pkey" PRIMARY KEY ("deck_id","src_hash")
);

-- CreateIndex
CREATE INDEX "deck_mirror_name_idx" ON "deck_mirror"("name");

-- AddForeignKey
ALTER TABLE "deck_mirror" ADD CONSTRAINT "deck_mirror_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_mirror" ADD CONSTRAINT "deck_mirror_name_fkey" FOREIGN KEY ("name") REFERENCES "upload"("name") ON DELETE CASCADE ON UPDATE CASCADE;
