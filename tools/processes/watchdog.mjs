// Ends what the script that started it left behind, should that script die without cleaning up (SIGKILL, a closed
// terminal, a crash). It reads one JSON line per change from stdin; when stdin closes, nobody is left to say goodbye.
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { endGroup } from './end-group.mjs';

// Ctrl-C reaches the whole terminal; the script we watch decides what it means.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

/** @type {Map<number, { signal: NodeJS.Signals }>} process groups in the order they were started */
const groups = new Map();
/** @type {Set<string>} */
const folders = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const { started, ended, signal, temporary } = JSON.parse(line);
  if (started) groups.set(started, { signal });
  if (ended) groups.delete(ended);
  if (temporary) folders.add(temporary);
}

for (const [pid, { signal }] of [...groups].reverse()) await endGroup(pid, { signal, deadlineMs: 5000 });
for (const folder of folders) await rm(folder, { recursive: true, force: true });
