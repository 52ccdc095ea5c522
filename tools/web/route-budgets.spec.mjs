import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { overBudget, sentBytes } from './route-budgets.mjs';

let directory;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'budgets-'));
  await writeFile(join(directory, 'page.js'), 'x'.repeat(900));
  await writeFile(join(directory, 'page.js.gz'), 'x'.repeat(300));
  await writeFile(join(directory, 'font.woff2'), 'x'.repeat(100));
});

afterEach(() => rm(directory, { recursive: true }));

test('counts what is sent: the compressed form where there is one', async () => {
  const sent = await sentBytes(directory, new Map([['login', ['page.js', 'font.woff2']]]));

  expect([...sent]).toEqual([['login', 400]]);
});

test('names what is over its budget; a page without one may bring what it needs', () => {
  const sent = new Map([
    ['login', 400],
    ['admin', 900],
  ]);

  expect(overBudget(sent, { login: 400 })).toEqual([]);
  expect(overBudget(sent, { login: 399 })).toEqual(['/login brings 400 bytes, 1 more than its budget.']);
});
