import { defineConfig } from 'prisma/config';

// Generating code needs no engine, but the command insists on one and would download it: any file that exists will do.
if (process.argv.includes('generate')) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgres://localhost/lectern' },
});
