import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: ['yjs', 'y-protocols', 'lib0', 'pg', '@prisma/client', '@prisma/adapter-pg', 'sharp', 'playwright-core'],
  poweredByHeader: false,
  reactStrictMode: true,
  rewrites: async () => ({
    // Before the pages, or `/d/[id]` would take the address for a deck named "….md".
    beforeFiles: [{ source: '/d/:id([A-Za-z0-9_-]+)\\.md', destination: '/api/v1/decks/:id/markdown' }],
  }),
};

export default config;
