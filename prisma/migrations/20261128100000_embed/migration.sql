-- AlterTable
ALTER TABLE "deck" ADD COLUMN "embed" BOOLEAN NOT NULL DEFAULT false;
