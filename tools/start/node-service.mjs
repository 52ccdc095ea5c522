import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/paths.mjs';

const logLimitBytes = 20_000_000;

/** Where the build leaves one of the API's programs: main, worker or migrate. */
export function apiProgram(name) {
  return `apps/api/dist/apps/api/src/${name}.js`;
}

/** A process of our own, writing to its log file; in development it restarts when a file it has read changes. */
export function nodeService({ name, program, settings, isDev, env = settings.env }) {
  const flags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];
  const args = [...flags, ...(isDev ? ['--watch', '--watch-preserve-output'] : []), program];
  return {
    name,
    start() {
      const log = openLog(logFileOf(settings, name));
      const child = spawn(process.execPath, args, {
        cwd: root,
        env,
        detached: true,
        stdio: ['ignore', log, log],
      });
      closeSync(log);
      return child;
    },
  };
}

export function logFileOf({ logDir }, name) {
  return join(logDir, `${name.toLowerCase()}.log`);
}

/** One old file is kept, so that logs cannot fill the disk of somebody who never looks at them. */
function openLog(path) {
  const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
  if (size > logLimitBytes) renameSync(path, `${path}.old`);
  return openSync(path, 'a', 0o600);
}
