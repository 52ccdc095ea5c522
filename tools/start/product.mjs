import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes/run-to-end.mjs';
import { SentenceError } from '../sentence-error.mjs';
import { root } from '../setup/paths.mjs';
import { apiProgram, nodeService } from './node-service.mjs';
import { readSettings } from './settings.mjs';
import { ensureDatabase, postgresService, requireDatabase } from './postgres.mjs';
import { prepareDataDirectory } from './data-directory.mjs';
import { requireFreePorts } from './ports.mjs';
import { report } from './report.mjs';
import { readOrMakeSecrets } from './secrets.mjs';
import { waitUntil } from './wait-until.mjs';

/**
 * From a checked environment to a running product. Everything that a person may have to change is checked before the
 * first process starts.
 */
export async function startProduct({ supervisor, leash, signal, isDev }) {
  const given = readSettings();
  await prepareDataDirectory(given.dataDir);
  const secrets = await readOrMakeSecrets(given.dataDir);
  const settings = given.complete(secrets);
  await checkEnvironment(settings, { leash, signal });
  await requireFreePorts(settings.ports);
  await mkdir(settings.logDir, { recursive: true });

  if (settings.postgres) {
    await supervisor.start(postgresService({ ...settings.postgres, logDir: settings.logDir, leash }));
  } else {
    await requireDatabase(settings.env.DATABASE_URL);
  }
  const node = (name, program) => nodeService({ name, program, settings, isDev });
  if (settings.emulatorUrl) {
    await supervisor.start(node('Emulator', 'apps/tiktok-emulator/src/main.ts'));
  }
  if (settings.postgres) await ensureDatabase(settings.postgres);
  const adminLink = await migrate(settings, { leash, signal });
  await supervisor.start(node('API', apiProgram('main')));
  await supervisor.start(
    nodeService({ name: 'Worker', program: apiProgram('worker'), settings, isDev, env: settings.workerEnv }),
  );
  if (settings.emulatorUrl) await waitUntil('Emulator', { url: settings.emulatorUrl, supervisor, settings, signal });
  await waitUntil('API', { url: `${settings.localUrl}/api/health/ready`, supervisor, settings, signal });
  if (!supervisor.isRunning('Worker')) throw new SentenceError(`The worker ended at once; see ${settings.logDir}.`);
  supervisor.wasReady = true;
  report(settings, adminLink);
}

/** The API's own schema is the judge; it and ours are reported together. */
async function checkEnvironment({ env, problems }, context) {
  const args = [join(root, apiProgram('migrate')), '--check-config'];
  const { code, output } = await runToEnd(process.execPath, args, { ...context, env });
  context.signal.throwIfAborted();
  const found = output.split('\n').flatMap((line) => /^ {2}- (.*)/.exec(line)?.slice(1) ?? []);
  const all = [...problems, ...found];
  if (all.length > 0) {
    const list = all.map((problem) => `\n  - ${problem}`).join('');
    throw new SentenceError(`These settings have to be changed (environment or .env):${list}`);
  }
  if (code !== 0) throw new SentenceError(`The API cannot read its settings:\n${output.trim()}`);
}

/** @returns {Promise<string | undefined>} the one-time link, when this run made one */
async function migrate({ env }, context) {
  const { code, output } = await runToEnd(process.execPath, [join(root, apiProgram('migrate'))], { ...context, env });
  context.signal.throwIfAborted();
  if (code !== 0) throw new SentenceError(`Preparing the database failed:\n${output.trim()}`);
  return /^ADMIN_LINK (\S+)$/m.exec(output)?.[1];
}
