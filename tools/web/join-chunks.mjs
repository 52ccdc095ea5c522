import { rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { groupOrder } from './chunk-groups.mjs';
import { outputOf } from './route-pages.mjs';

/**
 * @typedef {{ entryPoint?: string, entryPoints?: string[], bytes: number, imports: { path: string, kind: string }[] }} Output
 * @typedef {{ outputs: Record<string, Output> }} Stats
 */

/**
 * Joins the builder's many small chunks and minifies what comes of it. A phone waits for a whole round trip per handful
 * of files, so a screen should come in few; what only some screens need must still not reach the others.
 *
 * @param {string} directory of the built client; its scripts are replaced
 * @param {Stats} stats of the builder
 * @param {(chunk: string) => string | null} groupOf name of the file that a chunk goes into; null leaves it alone
 * @returns {Promise<Stats>} what there is now
 */
export async function joinChunks(directory, stats, groupOf) {
  const scripts = Object.keys(stats.outputs).filter((name) => name.endsWith('.js'));
  const groupFor = (kind, priority) => ({
    priority,
    name(id) {
      const group = groupOf(nameIn(directory, id));
      return group?.split(':', 1)[0] === kind ? group : null;
    },
  });
  const bundle = await rolldown({
    input: { main: join(directory, outputOf(stats, 'apps/web/src/main.ts')) },
    // A chunk exports what others need; nothing outside asks for it.
    preserveEntrySignatures: false,
    logLevel: 'warn',
  });
  const { output } = await bundle.generate({
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: 'chunk-[hash].js',
    hashCharacters: 'base36',
    minify: { mangle: { toplevel: true }, compress: true },
    codeSplitting: { groups: groupOrder.map((kind, index) => groupFor(kind, groupOrder.length - index)) },
  });
  await bundle.close();
  for (const name of scripts) await rm(join(directory, name));
  for (const { fileName, code } of output) await writeFile(join(directory, fileName), code);
  return { outputs: Object.fromEntries(output.map((chunk) => [chunk.fileName, toOutput(chunk, directory, stats)])) };
}

function nameIn(directory, id) {
  return relative(directory, id).replaceAll('\\', '/');
}

/** What the builder's statistics would say of a joined chunk. */
function toOutput({ moduleIds, code, imports, dynamicImports }, directory, stats) {
  return {
    entryPoints: moduleIds.map((id) => stats.outputs[nameIn(directory, id)]?.entryPoint).filter(Boolean),
    bytes: Buffer.byteLength(code),
    imports: [
      ...imports.map((path) => ({ path, kind: 'import-statement' })),
      ...dynamicImports.map((path) => ({ path, kind: 'dynamic-import' })),
    ],
  };
}
