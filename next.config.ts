import type { NextConfig } from 'next';

const config: NextConfig = {
  serverExternalPackages: ['yjs', 'y-protocols', 'lib0', 'pg', '@prisma/client', '@prisma/adapter-pg'],
  poweredByHeader: false,
  reactStrictMode: true,
};

export default config;
