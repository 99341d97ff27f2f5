-- CreateTable
CREATE TABLE "moved_note" (
    "deck_id" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "revisions" INTEGER NOT NULL DEFAULT 0,
    "text_hash" TEXT NOT NULL,

    CONSTRAINT "moved_note_pkey" PRIMARY KEY ("deck_id")
);

-- CreateTable
CREATE TABLE "moved_person" (
    "user_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "email" TEXT,
    "sub" TEXT,

    CONSTRAINT "moved_person_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "old_name" (
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "deck_id" TEXT NOT NULL,

    CONSTRAINT "old_name_pkey" PRIMARY KEY ("kind","name")
);

-- CreateTable
CREATE TABLE "old_upload" (
    "old_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "old_upload_pkey" PRIMARY KEY ("old_name")
);

-- CreateIndex
CREATE UNIQUE INDEX "moved_person_source_id_key" ON "moved_person"("source_id");

-- CreateIndex
CREATE INDEX "moved_person_email_idx" ON "moved_person"("email");

-- CreateIndex
CREATE INDEX "moved_person_sub_idx" ON "moved_person"("sub");

-- CreateIndex
CREATE INDEX "old_name_deck_id_idx" ON "old_name"("deck_id");

-- CreateIndex
CREATE INDEX "old_upload_name_idx" ON "old_upload"("name");

-- AddForeignKey
ALTER TABLE "moved_person" ADD CONSTRAINT "moved_person_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "old_name" ADD CONSTRAINT "old_name_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "old_upload" ADD CONSTRAINT "old_upload_name_fkey" FOREIGN KEY ("name") REFERENCES "upload"("name") ON DELETE CASCADE ON UPDATE CASCADE;
