-- AlterTable
ALTER TABLE "app_group" ADD COLUMN     "owner_id" TEXT;

-- AlterTable
ALTER TABLE "deck_stage" ADD COLUMN     "asking" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "offer_id" TEXT,
ADD COLUMN     "offer_name" TEXT;
