import { describe, expect, test } from '@jest/globals';
import { pageProblems } from './page-problems.mjs';

const pages = { 'docs/good.md': '# One thing\n\n## How & why it works\n' };
const repository = {
  paths: new Set(['README.md', 'docs', 'docs/good.md', 'apps', 'apps/api', 'apps/api/src', 'apps/api/src/main.ts']),
  scripts: new Set(['start', 'bench']),
  read: (path) => pages[path],
};
const problemsOf = (text) => pageProblems('docs/page.md', text, repository);

describe('a page is fine', () => {
  test.each([
    ['with a link to a page', '[good](good.md)'],
    ['with a link to a folder', '[api](../apps/api/)'],
    ['with a link to a heading', '[why](good.md#how--why-it-works)'],
    ['with a link to the web', '[web](https://example.com/a.md)'],
    ['with a path from the root', 'See `apps/api/src/main.ts`.'],
    ['with the end of a path', 'In the API, `src/main.ts`.'],
    ['with a line number', 'See `apps/api/src/main.ts:12`.'],
    ['with a route', '`GET /api/videos/:id` and `/api/upload`'],
    ['with what a build makes', '`apps/api/dist/main.js`'],
    ['with a pattern', '`apps/*/project.json` and `<data>/secrets.json`'],
    ['with a content type', '`video/mp4`'],
    ['with a known script', '`npm start`, then `npm run bench`'],
    ['with an example in a code block', '```\n[x](nowhere.md) `a/b.ts`\n```'],
  ])('%s', (_what, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('a page is refused', () => {
  test.each([
    ['for a link to a missing page', '[bad](missing.md)', 'docs/page.md: the link missing.md leads nowhere'],
    ['for a missing picture', '![bad](images/no.png)', 'docs/page.md: the link images/no.png leads nowhere'],
    [
      'for a missing heading',
      '[bad](good.md#nothing)',
      'docs/page.md: the link good.md#nothing names a heading that does not exist',
    ],
    ['for a missing file', 'See `apps/api/src/gone.ts`.', 'docs/page.md: there is no apps/api/src/gone.ts'],
    ['for a missing folder', 'See `apps/gone/src/`.', 'docs/page.md: there is no apps/gone/src/'],
    ['for a missing script', '`npm run gone`', 'docs/page.md: there is no script "gone"'],
    ['for a script in a code block', '```\nnpm run gone\n```', 'docs/page.md: there is no script "gone"'],
  ])('%s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
