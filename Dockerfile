# The application as one image: built once, then run by a user without rights, on a file system that it cannot write to.
FROM docker.io/library/node:24-bookworm-slim AS build
WORKDIR /app
ENV NODE_ENV=development
COPY package.json package-lock.json .npmrc ./
# No script of a dependency is run.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM docker.io/library/node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4300 FILES_FOLDER=/srv/logement-toujours/files
WORKDIR /app
COPY --from=build --chown=root:root /app /app
RUN install -d -o node -g node -m 0700 /srv/logement-toujours /srv/logement-toujours/files
USER node
VOLUME /srv/logement-toujours
EXPOSE 4300
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4300/readyz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
# The Node that the application brings with it: the image's own only runs npm.
CMD ["node_modules/.bin/node", "src/app/cli.ts", "serve", "--data", "/srv/logement-toujours"]
