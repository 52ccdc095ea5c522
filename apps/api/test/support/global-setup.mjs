/** One throw-away Postgres for the whole run, unless the caller brings one in TEST_DATABASE_URL. */
export default async function globalSetup() {
  if (process.env.TEST_DATABASE_URL) return;
  const { startTestPostgres } = await import('../../../../tools/test-postgres.mjs');
  const postgres = await startTestPostgres();
  process.env.TEST_DATABASE_URL = postgres.url;
  globalThis.stopTestPostgres = postgres.stop;
}
