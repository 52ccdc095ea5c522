import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeThrowAwayTls } from '@flowcast/tiktok-emulator/tls';

export interface TlsFiles {
  key: string;
  cert: string;
  /** Of the authority's certificate: what a program has to trust. */
  caPath: string;
}

/** A program that starts now should not see its trust end during the day. */
const leastLifeMs = 86_400_000;

/**
 * Takes up the throw-away certificate in `directory`, or makes one there. Restarts keep it, so that a program that
 * trusts `ca.pem` needs to be told once.
 *
 * @throws Node's own error when the directory cannot be written.
 */
export async function openTlsFiles(directory: string, now = Date.now()): Promise<TlsFiles> {
  const caPath = join(directory, 'ca.pem');
  const kept = await readKept(directory, now);
  if (kept) return { ...kept, caPath };
  const made = makeThrowAwayTls(undefined, new Date(now));
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'server.json'), JSON.stringify(made), { mode: 0o600 });
  // A file that was there already keeps its own mode when it is written anew.
  await chmod(join(directory, 'server.json'), 0o600);
  await writeFile(caPath, made.ca);
  return { key: made.key, cert: made.cert, caPath };
}

interface Kept {
  ca: string;
  key: string;
  cert: string;
  expiresAt: string;
}

async function readKept(directory: string, now: number): Promise<Pick<Kept, 'key' | 'cert'> | null> {
  try {
    const kept = JSON.parse(await readFile(join(directory, 'server.json'), 'utf8')) as Kept;
    const isTrusted = (await readFile(join(directory, 'ca.pem'), 'utf8')) === kept.ca;
    const isAlive = Date.parse(kept.expiresAt) > now + leastLifeMs;
    return isTrusted && isAlive ? { key: kept.key, cert: kept.cert } : null;
  } catch {
    // Nothing there, or half of it: a new pair costs nothing.
    return null;
  }
}
