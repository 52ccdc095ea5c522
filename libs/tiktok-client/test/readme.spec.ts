import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ADVICE, CODE_TABLE, READ_RETRY, UPLOAD_RETRY } from '../src/index.ts';
import type { TikTokErrorCode } from '../src/index.ts';

const library = resolve(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(library, ...path), 'utf8');
const README = read('README.md');
/** Table rows as lists of cells, without the padding a formatter adds. */
const ROWS = README.split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

/** A spec of the repository, or all specs of a folder. */
function testText(path: string): string {
  const whole = join(library, '..', '..', path);
  const files = path.endsWith('.ts') ? [whole] : readdirSync(whole).map((file) => join(whole, file));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe('the README', () => {
  it.each(Object.keys(CODE_TABLE) as TikTokErrorCode[])('tells the truth about %s', (code) => {
    const { repeatable, advice } = CODE_TABLE[code];
    const row = ROWS.find(([name]) => name === `\`${code}\``);
    expect(row?.slice(2)).toEqual([repeatable ? 'yes' : 'no', `\`${advice}\`: ${ADVICE[advice]}`]);
  });

  it('names every option', () => {
    const [, options = ''] =
      /export interface TikTokClientOptions \{(.*?)\n\}/s.exec(read('src', 'client-options.ts')) ?? [];
    const names = [...options.matchAll(/readonly (\w+)\??:/g)].map(([, name]) => name);
    const named = ROWS.flatMap(([first = '']) => [...first.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('tells the attempts of the policies', () => {
    expect(README).toContain(`\`READ_RETRY\`: ${READ_RETRY.maxAttempts} attempts, ${READ_RETRY.baseDelayMs} ms`);
    expect(README).toContain(`\`UPLOAD_RETRY\`: ${UPLOAD_RETRY.maxAttempts} attempts`);
  });
});

describe('docs/tiktok-assumptions.md', () => {
  const page = read('..', '..', 'docs', 'tiktok-assumptions.md');

  it('names only tests that exist', () => {
    const named = [...page.matchAll(/`((?:test|src)\/[\w/.-]+\.spec\.ts)`(?: "([^"]+)")?/g)];
    const missing = named.filter(([, file = '', title = '']) => !read(file).includes(title));
    expect(named.length).toBeGreaterThan(30);
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });

  it('names only tests of other projects that exist', () => {
    const named = [...page.matchAll(/`((?:apps|libs)\/[\w/.-]+?)`(?: "([^"]+)")?/g)];
    const tests = named.filter(([, path = '']) => /\/(test|journeys|src)\//.test(path));
    const missing = tests.filter(([, path = '', title = '']) => !testText(path).includes(title));
    expect(tests.length).toBeGreaterThan(50);
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });

  it('has a row for each rule of the required UX', () => {
    const rows = [...page.matchAll(/^\| (U\d+) /gm)].map(([, rule]) => rule);
    expect(rows).toEqual(Array.from({ length: 28 }, (_, index) => `U${index + 1}`));
  });

  it('has a source, a degree of certainty and a test in every row', () => {
    const rows = page.split('\n').filter((line) => /^\| (?!-)/.test(line) && !/^\| (belief|rule|U\d)/.test(line));
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    const bare = cells.filter(([, source, sure, test]) => !sure || !test || (!source && !/guess|unsettled/.test(sure)));
    expect(cells.length).toBeGreaterThan(80);
    expect(bare.map(([belief]) => belief)).toEqual([]);
  });

  it.each([
    'src/errors/code-table.ts',
    'src/http/retry-policy.ts',
    'src/oauth/authorize-url.ts',
    'src/oauth/oauth-answer.ts',
    'src/oauth/pkce.ts',
    'src/uploads/chunk-plan.ts',
    'src/uploads/upload-answer.ts',
    'src/user/user-resource.ts',
    'src/webhooks/signature.ts',
    'src/wire/lossless.ts',
  ])('has the section %s relies on', (file) => {
    const sections = [...read(file).matchAll(/docs\/tiktok-assumptions\.md, "([^"]+)"/g)].map(([, section]) => section);
    expect(sections.length).toBeGreaterThan(0);
    expect(sections.filter((section) => !page.includes(`\n## ${section}\n`))).toEqual([]);
  });
});
