-- AlterTable
ALTER TABLE "deck" ADD COLUMN "template" BOOLEAN NOT NULL DEFAULT false;
