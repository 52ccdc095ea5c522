/**
 * What a page may name.
 *
 * @typedef {object} Repository
 * @property {Set<string>} paths of every file and folder, from the root, with slashes
 * @property {Set<string>} scripts of the root's package.json
 * @property {(path: string) => string | undefined} read text of a page, to find its headings
 */

const fileEndings = 'ts|mjs|js|json|md|yml|yaml|html|css|sh|svg|png|mp4';
const pathInProject = new RegExp(String.raw`^(?:\.\.?/)*(?:[\w.@-]+/)+(?:[\w.@-]+\.(?:${fileEndings}))?$`);
const made = /(?:^|\/)(?:dist|node_modules|\.flowcast|\.nx)(?:\/|$)/;

/**
 * @param {string} page path of a Markdown file from the root
 * @param {string} text
 * @param {Repository} repository
 * @returns {string[]} one sentence for everything the page names that does not exist
 */
export function pageProblems(page, text, repository) {
  return [
    ...links(text).flatMap((target) => linkProblem(page, target, repository) ?? []),
    ...codeSpans(text).flatMap((span) => spanProblem(page, span, repository) ?? []),
    ...npmScripts(text).flatMap((script) => (repository.scripts.has(script) ? [] : `there is no script "${script}"`)),
  ].map((problem) => `${page}: ${problem}`);
}

function links(text) {
  const prose = withoutCodeBlocks(text).replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].map((match) => match[1]);
  const references = [...prose.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)].map((match) => match[1]);
  return [...targets, ...references].filter((target) => !/^(?:[a-z]+:|\/\/)/i.test(target));
}

function linkProblem(page, target, repository) {
  const [path, anchor] = target.split('#');
  const file = path === '' ? page : resolve(page, decodeURI(path));
  if (path !== '' && !exists(file, repository)) return `the link ${target} leads nowhere`;
  const headings = anchor && /\.md$/.test(file) && anchorsOf(repository.read(file) ?? '');
  return headings && !headings.has(anchor) ? `the link ${target} names a heading that does not exist` : undefined;
}

/** A path may be told from the root, from the page, or by its end where the text has said which project it speaks of. */
function spanProblem(page, span, repository) {
  if (!pathInProject.test(span) || made.test(span)) return undefined;
  if (span.endsWith('/') && !span.slice(0, -1).includes('/') && !repository.paths.has(span.slice(0, -1)))
    return undefined;
  const path = span.replace(/\/$/, '');
  if (exists(path, repository) || exists(resolve(page, path), repository)) return undefined;
  const isEndOfAPath = [...repository.paths].some((known) => known.endsWith(`/${path.replace(/^\.\//, '')}`));
  return isEndOfAPath ? undefined : `there is no ${span}`;
}

function codeSpans(text) {
  return [...withoutCodeBlocks(text).matchAll(/`([^`\n]+)`/g)].map((match) => match[1].replace(/:\d+$/, ''));
}

function npmScripts(text) {
  const run = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1]);
  const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map((match) => match[1]);
  return [...new Set([...run, ...short])];
}

/** GitHub's own way of naming headings. */
function anchorsOf(text) {
  const headings = [...withoutCodeBlocks(text).matchAll(/^#+ +(.+?) *$/gm)].map((match) => match[1]);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}

function withoutCodeBlocks(text) {
  return text.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');
}

function exists(path, { paths }) {
  return paths.has(path.replace(/\/$/, ''));
}

/** `docs/a.md` + `../libs/b/` → `libs/b` */
function resolve(page, target) {
  const parts = page.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
