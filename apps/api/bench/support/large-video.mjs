import { createHash } from 'node:crypto';
import { open, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const MIB = 1_048_576;

/** Makes a registered video's file as large as wanted: the small one has bytes behind it that no player reads. */
export async function enlarge({ database, folder }, id, sizeBytes) {
  const { rows } = await database.query('select storage_key from videos where id = $1', [id]);
  const path = join(folder, 'media', rows[0].storage_key);
  await fill(path, sizeBytes);
  const hash = createHash('sha256');
  const file = await open(path);
  await pipeline(file.createReadStream({ highWaterMark: MIB }), hash);
  const update = 'update videos set size_bytes = $2, sha256 = $3 where id = $1';
  await database.query(update, [id, sizeBytes, hash.digest('hex')]);
  return { id, path, sizeBytes };
}

/** Really written up to 1 GiB, which stays in the system's cache; beyond that a hole, read as fast by everybody. */
async function fill(path, sizeBytes) {
  const file = await open(path, 'r+');
  const block = Buffer.alloc(MIB, 'flowcast');
  const { size } = await file.stat();
  for (let at = size; at < Math.min(sizeBytes, 1024 * MIB); at += MIB) await file.write(block, 0, MIB, at);
  await file.close();
  await truncate(path, sizeBytes);
}
