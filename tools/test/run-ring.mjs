import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runToEnd } from '../processes/run-to-end.mjs';
import { projectNode, root, toolEnvironment } from '../setup/paths.mjs';

const limitMs = 15 * 60_000;

/**
 * Runs one of our programs under the project's Node and shows its output.
 *
 * @param {string[]} args program and arguments
 * @param {{ leash: object, signal: AbortSignal, env?: NodeJS.ProcessEnv }} context
 * @returns {Promise<number>} its exit code
 */
export async function runProgram(args, { leash, signal, env }) {
  // A test that hangs must not hang the whole run.
  const ending = AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
  const options = { leash, signal: ending, show: true, cwd: root, env: toolEnvironment(env) };
  const { code } = await runToEnd(projectNode, args, options);
  return code;
}

/** A program that passes or fails as a whole. */
export async function passOrFail(args, context) {
  const code = await runProgram(args, context);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * A program that writes a report of many tests.
 *
 * @param {string[]} args
 * @param {object} context
 * @param {{ path: string, counts: (report: object) => import('./summary.mjs').Counts }} report
 */
export async function runWithReport(args, context, { path, counts }) {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  const code = await runProgram(args, context);
  const result = counts(JSON.parse(await readFile(path, 'utf8')));
  // It says itself that something is wrong, even where no test failed.
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}
