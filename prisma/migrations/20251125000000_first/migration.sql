-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "app_user" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "chosen_name" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deck" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "given_title" TEXT,
    "cover" TEXT NOT NULL,
    "slides" INTEGER NOT NULL,
    "stacks" INTEGER NOT NULL,
    "sections" INTEGER NOT NULL,
    "owner_id" TEXT,
    "link_level" TEXT NOT NULL DEFAULT 'edit',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by_id" TEXT,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "deck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deck_update" (
    "deck_id" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "data" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deck_update_pkey" PRIMARY KEY ("deck_id","id")
);

-- CreateTable
CREATE TABLE "deck_snapshot" (
    "deck_id" TEXT NOT NULL,
    "state" BYTEA NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deck_snapshot_pkey" PRIMARY KEY ("deck_id")
);

-- CreateTable
CREATE TABLE "deck_stage" (
    "deck_id" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "leader_id" TEXT,
    "leader_name" TEXT,
    "since" TIMESTAMPTZ(3),
    "black" BOOLEAN NOT NULL DEFAULT false,
    "away_since" TIMESTAMPTZ(3),
    "anchor" TEXT,
    "step" INTEGER NOT NULL DEFAULT -1,
    "ended_name" TEXT,
    "ended_why" TEXT,

    CONSTRAINT "deck_stage_pkey" PRIMARY KEY ("deck_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "app_user_token_hash_key" ON "app_user"("token_hash");

-- CreateIndex
CREATE INDEX "deck_deleted_at_updated_at_id_idx" ON "deck"("deleted_at", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "deck_owner_id_idx" ON "deck"("owner_id");

-- CreateIndex
CREATE INDEX "deck_stage_leader_id_idx" ON "deck_stage"("leader_id");

-- AddForeignKey
ALTER TABLE "deck" ADD CONSTRAINT "deck_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck" ADD CONSTRAINT "deck_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_update" ADD CONSTRAINT "deck_update_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_snapshot" ADD CONSTRAINT "deck_snapshot_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deck_stage" ADD CONSTRAINT "deck_stage_deck_id_fkey" FOREIGN KEY ("deck_id") REFERENCES "deck"("id") ON DELETE CASCADE ON UPDATE CASCADE;


