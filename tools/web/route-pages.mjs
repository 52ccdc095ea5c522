/**
 * A page per route of the client: the built index.html that also names the parts which that route will need, so that the
 * browser fetches them beside the first ones instead of after them.
 */

const lazyRoute = /path: '([a-z-]+)',\s+title: '([^']+)',[^{}]*?import\('\.\/([^']+)'\)/g;
const stylesheet = /<link rel="stylesheet" href="([^"]+)"[^>]*>/;

/**
 * @param {string} source text of the client's route table
 * @returns {{ path: string, title: string, file: string }[]} each plain path with the file of its screen, relative to the table
 */
export function lazyRoutesOf(source) {
  return Array.from(source.matchAll(lazyRoute), ([, path, title, file]) => ({ path, title, file }));
}

/**
 * @param {string} source text of the client's route table
 * @returns {string[]} the files of all screens, relative to the table
 */
export function screensOf(source) {
  return Array.from(source.matchAll(/import\('\.\/([^']+)'\)/g), ([, file]) => file);
}

/**
 * @param {import('./join-chunks.mjs').Stats} stats
 * @param {string} entryPoint source file
 * @returns {string} the chunk that begins with it
 * @throws {Error} when the build has no such chunk
 */
export function outputOf({ outputs }, entryPoint) {
  const name = Object.keys(outputs).find(
    (key) => outputs[key].entryPoint === entryPoint || outputs[key].entryPoints?.includes(entryPoint),
  );
  if (!name) throw new Error(`The build has no chunk for ${entryPoint}.`);
  return name;
}

/**
 * @param {import('./join-chunks.mjs').Stats} stats
 * @param {...string} entryPoints source files whose chunks are asked for
 * @returns {string[]} those chunks and everything they import before they can run
 */
export function chunksOf(stats, ...entryPoints) {
  const { outputs } = stats;
  const needed = new Set(entryPoints.map((entryPoint) => outputOf(stats, entryPoint)));
  for (const name of needed) {
    for (const { path, kind } of outputs[name].imports) if (kind === 'import-statement') needed.add(path);
  }
  return [...needed];
}

/**
 * @param {string} page the built index.html
 * @returns {string} name of its stylesheet
 */
export function stylesheetOf(page) {
  const [, name] = stylesheet.exec(page) ?? [];
  if (!name) throw new Error('The built page has no stylesheet.');
  return name;
}

/**
 * @param {string} page the built index.html
 * @param {{ title?: string, styles: string, chunks: string[], fonts: string[], data: string[] }} needed the screen's title;
 *   the text of the stylesheet, which saves the first view a round trip; chunks, fonts and answers of the API that the
 *   screen asks for first
 * @returns {string} the page with all of that, and a hint for each file that it does not name yet
 */
export function withHints(page, { title, styles, chunks, fonts, data }) {
  const hints = [
    ...data.map((path) => `<link rel="preload" as="fetch" crossorigin href="${path}">`),
    ...fonts.map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${name}">`),
    ...chunks
      .filter((name) => !page.includes(`"${name}"`))
      .map((name) => `<link rel="modulepreload" fetchpriority="low" href="${name}">`),
  ];
  // By functions: a "$" in what is put in would mean something in a replacement text.
  return page
    .replace(/<title>/, () => (title ? `<title>${title} · ` : '<title>'))
    .replace(stylesheet, () => `<style>${styles}</style>`)
    .replace('</head>', () => `${hints.join('')}</head>`);
}
