# One image for every process of FlowCast: migrate, api, worker and the TikTok emulator.

FROM node:24-bookworm-slim AS manifests
WORKDIR /flowcast
# Only what npm reads, so that a changed source file does not install everything anew.
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY apps/tiktok-emulator/package.json apps/tiktok-emulator/
COPY apps/e2e/package.json apps/e2e/
COPY libs/shared-models/package.json libs/shared-models/
COPY libs/tiktok-client/package.json libs/tiktok-client/
COPY libs/tiktok-emulator/package.json libs/tiktok-emulator/
COPY libs/video-facts/package.json libs/video-facts/

FROM manifests AS build
RUN npm ci
COPY . .
RUN npx nx run-many -t build

FROM manifests AS runtime-packages
# The browser's packages are already inside the built client.
RUN npm ci --omit=dev --workspace @flowcast/api --workspace @flowcast/tiktok-emulator-app --include-workspace-root

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 FLOWCAST_DATA=/data
WORKDIR /flowcast
COPY --from=runtime-packages /flowcast ./
COPY libs libs
COPY apps/tiktok-emulator/src apps/tiktok-emulator/src
COPY apps/api/assets apps/api/assets
COPY tools/emulator-environment.mjs tools/encryption-keys.mjs tools/
COPY tools/container tools/container
COPY tools/keys tools/keys
COPY --from=build /flowcast/apps/api/dist apps/api/dist
COPY --from=build /flowcast/apps/web/dist/browser apps/web/dist/browser
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENTRYPOINT ["node", "tools/container/run.mjs"]
CMD ["api"]
