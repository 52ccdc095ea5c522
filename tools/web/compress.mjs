import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = '**/*.{js,css,html,svg,json,txt}';
/** Below this a compressed answer is no smaller on the wire. */
const leastBytes = 200;

const encoders = {
  '.br': (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  '.gz': (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/**
 * Puts `name.br` and `name.gz` beside every text of a folder: the best compression takes too long while somebody waits.
 *
 * @param {string} directory
 */
export async function compressTexts(directory) {
  for await (const name of glob(texts, { cwd: directory })) {
    const path = join(directory, name);
    const bytes = await readFile(path);
    if (bytes.length < leastBytes) continue;
    for (const [suffix, encode] of Object.entries(encoders)) await writeFile(path + suffix, await encode(bytes));
  }
}
