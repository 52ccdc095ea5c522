import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { startTestPostgres } from '../../../../tools/test-postgres.mjs';
import { Lane } from './lane.ts';
import type { Outcome } from './outcome.ts';
import { provenTables } from './page.ts';
import { brokenPromises, gapsOf } from './promises.ts';
import { allCases, roundsOf, seeded } from './rounds.ts';
import { type Case, nameOf } from './ways.ts';

const page = fileURLToPath(new URL('../../../../docs/proof.md', import.meta.url));
const marks = { begin: '<!-- proven: begin -->', end: '<!-- proven: end -->' } as const;
const largestJitterMs = 3;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    lanes: { type: 'string', default: '2' },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '30' },
    write: { type: 'boolean', default: false },
  },
});

const startedAt = Date.now();
setTimeout(() => fail([`it took longer than ${values.minutes} minutes`]), Number(values.minutes) * 60_000).unref();
process.stdout.write(`seed ${values.seed}\n`);

const only = new RegExp(values.only);
const cases = allCases.filter((one) => only.test(nameOf(one)));
const postgres = await startTestPostgres();
process.env['TEST_DATABASE_URL'] = postgres.url;
const unfinished: string[] = [];
const outcomes = await play(cases);
await postgres.stop();

const isWhole = cases.length === allCases.length;
const broken = outcomes.flatMap(brokenPromises);
const gaps = isWhole ? gapsOf(outcomes) : [];
const tables = provenTables(outcomes);
process.stdout.write(`${tables}\n`);
const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
process.stdout.write(
  `${outcomes.length} publications, ${broken.length} broken promises, ${minutes} minutes, seed ${values.seed}\n`,
);
// A page is made of a whole run only.
const stale = isWhole && unfinished.length === 0 ? await comparePage(tables) : [];
const problems = [...unfinished, ...broken, ...gaps, ...stale];
if (problems.length > 0) fail(problems);
process.exit(0);

async function play(all: readonly Case[]): Promise<Outcome[]> {
  const random = seeded(Number(values.seed));
  const waiting = roundsOf(all, random);
  const count = waiting.length;
  const lane = async (): Promise<Outcome[]> => {
    let product = await Lane.start();
    const seen: Outcome[] = [];
    for (let round = waiting.shift(); round; round = waiting.shift()) {
      const roundAt = Date.now();
      try {
        seen.push(...(await product.run(round, () => random() * largestJitterMs)));
      } catch (error) {
        // What is left behind by a life that did not end as it should must not be met by the next one.
        unfinished.push(String(error));
        process.stdout.write(`✗ ${String(error)}\n`);
        await product.close();
        product = await Lane.start();
      }
      const seconds = Math.round((Date.now() - roundAt) / 1000);
      process.stdout.write(`${count - waiting.length} of ${count} lives begun; one ended after ${seconds} s\n`);
    }
    await product.close();
    return seen;
  };
  return (await Promise.all(Array.from({ length: Number(values.lanes) }, lane))).flat();
}

/** Writes the tables into the page, or says that it has other ones. */
async function comparePage(text: string): Promise<string[]> {
  const old = await readFile(page, 'utf8');
  const [before = '', rest = ''] = old.split(marks.begin);
  const after = rest.split(marks.end)[1] ?? '';
  const draft = `${before}${marks.begin}\n\n${text}\n\n${marks.end}${after}`;
  const made = await format(draft, { ...(await resolveConfig(page)), parser: 'markdown' });
  if (values.write ? made === old : ends(made) === ends(old)) return [];
  if (!values.write) return ['docs/proof.md has other tables; npm run proof -- --write puts in the new ones'];
  await writeFile(page, made);
  process.stdout.write('docs/proof.md is written anew.\n');
  return [];
}

/** Without brackets: which of a look and a webhook is first may decide whether a fault finds an occasion, never how it ends. */
function ends(text: string): string {
  return text.replaceAll(/\((\w)\)/g, '$1').replaceAll(/[ -]+/g, ' ');
}

function fail(problems: readonly string[]): never {
  process.stdout.write(`${problems.map((problem) => `✗ ${problem}`).join('\n')}\n`);
  process.exit(1);
}
