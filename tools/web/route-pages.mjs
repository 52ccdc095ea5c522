/**
 * A page per route of the client: the built index.html that also names the parts which that route will need, so that the
 * browser fetches them beside the first ones instead of after them.
 */

const lazyRoute = /path: '([a-z-]+)',[^{}]*?import\('\.\/([^']+)'\)/g;

/**
 * @param {string} source text of the client's route table
 * @returns {{ path: string, file: string }[]} each plain path with the file of its screen, relative to the table
 */
export function lazyRoutesOf(source) {
  return Array.from(source.matchAll(lazyRoute), ([, path, file]) => ({ path, file }));
}

/**
 * @param {{ outputs: Record<string, { entryPoint?: string, imports: { path: string, kind: string }[] }> }} stats
 * @param {string} entryPoint source file whose chunk is asked for
 * @returns {string[]} that chunk and everything it imports before it can run
 * @throws {Error} when the build has no such chunk
 */
export function chunksOf({ outputs }, entryPoint) {
  const first = Object.keys(outputs).find((name) => outputs[name].entryPoint === entryPoint);
  if (!first) throw new Error(`The build has no chunk for ${entryPoint}.`);
  const needed = new Set([first]);
  for (const name of needed) {
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') needed.add(path);
  }
  return [...needed];
}

/**
 * @param {string} page the built index.html
 * @param {{ chunks: string[], fonts: string[], data: string[] }} needed chunks, fonts and answers of the API the screen
 *   asks for first
 * @returns {string} the page with a hint for each that it does not name yet
 */
export function withHints(page, { chunks, fonts, data }) {
  const hints = [
    ...data.map((path) => `<link rel="preload" as="fetch" crossorigin href="${path}">`),
    ...fonts.map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${name}">`),
    ...chunks.filter((name) => !page.includes(`"${name}"`)).map((name) => `<link rel="modulepreload" href="${name}">`),
  ];
  return page.replace('</head>', `${hints.join('')}</head>`);
}
