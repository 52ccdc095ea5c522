import { mkdir, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startProduct } from '../support/product.ts';
import { type Audited, audit } from './audit.ts';
import { furnish } from './studio.ts';
import { tableOf } from './table.ts';
import { medianRun, shortfalls } from './verdict.ts';

/** The pages somebody waits for; `/login` is audited as a stranger sees it. */
const pages = ['login', 'publish', 'posts', 'calendar'];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    pages: { type: 'string', default: pages.join(',') },
    save: { type: 'string' },
  },
});

const product = await startProduct();
const medians: Audited[] = [];
try {
  const session = await furnish(product);
  for (const page of values.pages.split(',')) {
    const runs: Audited[] = [];
    for (let n = 0; n < Number(values.runs); n++) {
      runs.push(await audit(`${product.url}/${page}`, page === 'login' ? null : session));
    }
    medians.push(medianRun(runs));
    console.log(`/${page}: performance ${runs.map(({ performance }) => performance).join(', ')}`);
  }
} finally {
  await product.stop();
}

if (values.save) await keep(values.save);
const busy = loadavg().map((load) => load.toFixed(1));
console.log(`\n${tableOf(medians)}\n\nLoad of this machine over 1, 5 and 15 minutes: ${busy.join(', ')}`);
for (const median of medians) {
  for (const words of shortfalls(median)) console.log(`Not good enough: ${new URL(median.url).pathname}: ${words}`);
}
process.exitCode = medians.some((median) => shortfalls(median).length > 0) ? 1 : 0;

async function keep(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { url, html } of medians) await writeFile(join(folder, `${new URL(url).pathname.slice(1)}.html`), html);
}
