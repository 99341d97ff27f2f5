-- CreateTable
CREATE TABLE "upload" (
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "unused_since" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "deck_upload" (
    "deck_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "user_id" TEXT,
    "file_name" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deck_upload_pkey" PRIMARY KEY ("deck_id","name")
);

-- CreateIndex
CREATE UNIQUE INDEX "upload_sha256_key" ON "upload"("sha256");

-- CreateIndex
CREATE INDEX "deck_upload_name_idx" ON "deck_upload"("name");

-- CreateIndex
CREATE INDEX "deck_upload_user_id_idx" ON "deck_upload"("user_id");

-- AddForeignKey
ALTER TABLE "deck_upload" ADD CONSTRAINT "deck_upload_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_upload" ADD CONSTRAINT "deck_upload_name_fkey" FOREIGN KEY ("name") REFERENCES "upload"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_upload" ADD CONSTRAINT "deck_upload_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;
