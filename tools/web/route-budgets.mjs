import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SentenceError } from '../sentence-error.mjs';

/** Bytes of a page, its scripts and its font as gzip. The limits of 110 and 200 kB leave room for what the API answers. */
export const budgets = { login: 100_000, publish: 185_000, posts: 170_000, calendar: 180_000 };

/**
 * @param {string} directory of the built client
 * @param {Map<string, string[]>} brought by path the files that its page brings
 * @param {Record<string, number>} allowed by path its budget; a path without one may bring what it needs
 * @throws {SentenceError} when a page brings more than it may
 */
export async function checkBudgets(directory, brought, allowed) {
  const over = [];
  for (const [path, files] of brought) {
    const sizes = await Promise.all(files.map((file) => sentBytes(join(directory, file))));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    const budget = allowed[path] ?? Infinity;
    console.log(`/${path}: ${files.length} files, ${(bytes / 1000).toFixed(1)} kB gzip`);
    if (bytes > budget) over.push(`/${path} brings ${bytes} bytes, ${bytes - budget} more than its budget.`);
  }
  if (over.length > 0) throw new SentenceError(over.join('\n'));
}

/** As gzip; what is too small for that, and what is compressed by itself, as it is. */
async function sentBytes(path) {
  const { size } = await stat(`${path}.gz`).catch(() => stat(path));
  return size;
}
