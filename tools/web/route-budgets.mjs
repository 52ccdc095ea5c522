import { stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of a page, its scripts and its font as gzip. The limits of 110 and 200 kB leave room for what the API answers. */
export const budgets = { login: 100_000, publish: 185_000, posts: 170_000, calendar: 180_000 };

/**
 * @param {string} directory of the built client
 * @param {Map<string, string[]>} brought by path the files that its page brings
 * @returns {Promise<Map<string, number>>} by path the bytes of all of them as gzip
 */
export async function sentBytes(directory, brought) {
  const sums = new Map();
  for (const [path, files] of brought) {
    const sizes = await Promise.all(files.map((file) => sentSize(join(directory, file))));
    sums.set(
      path,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  }
  return sums;
}

/**
 * @param {Map<string, number>} sent
 * @param {Record<string, number>} allowed by path its budget; a path without one may bring what it needs
 * @returns {string[]} a sentence for each page that brings more than it may
 */
export function overBudget(sent, allowed) {
  return [...sent]
    .filter(([path, bytes]) => bytes > (allowed[path] ?? Infinity))
    .map(([path, bytes]) => `/${path} brings ${bytes} bytes, ${bytes - allowed[path]} more than its budget.`);
}

/** Compressed; as it is what is too small for that, or compressed by itself. */
async function sentSize(path) {
  const { size } = await stat(`${path}.gz`).catch(() => stat(path));
  return size;
}
