import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkBudgets } from './route-budgets.mjs';

let directory;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'budgets-'));
  await writeFile(join(directory, 'page.js'), 'x'.repeat(900));
  await writeFile(join(directory, 'page.js.gz'), 'x'.repeat(300));
  await writeFile(join(directory, 'font.woff2'), 'x'.repeat(100));
});

afterEach(() => rm(directory, { recursive: true }));

const brought = new Map([['login', ['page.js', 'font.woff2']]]);

test('counts what is sent: the compressed form where there is one', async () => {
  await checkBudgets(directory, brought, { login: 400 });

  await expect(checkBudgets(directory, brought, { login: 399 })).rejects.toThrow(
    '/login brings 400 bytes, 1 more than its budget.',
  );
});

test('a page without a budget may bring what it needs', async () => {
  await expect(checkBudgets(directory, brought, {})).resolves.toBeUndefined();
});
