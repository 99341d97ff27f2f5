-- AlterTable: each deck gets a key of its own, those that there are too
ALTER TABLE "deck" ADD COLUMN "picture_key" TEXT NOT NULL DEFAULT replace((gen_random_uuid())::text, '-'::text, ''::text);

-- CreateIndex
CREATE UNIQUE INDEX "deck_picture_key_key" ON "deck"("picture_key");
