import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * How to run a Postgres program: Postgres refuses to run as root, so root hands it to the user `postgres`.
 *
 * @typedef {object} RunAs
 * @property {{ uid: number, gid: number } | undefined} owner who must own the data; undefined: whoever runs this script
 * @property {(program: string, args: string[]) => { file: string, args: string[], uid?: number, gid?: number }} command
 */

/**
 * @param {string[]} paths all that the program has to reach
 * @returns {RunAs}
 * @throws {Error} a sentence for people
 */
export function runAs(paths) {
  if (process.getuid?.() !== 0) return { owner: undefined, command: (file, args) => ({ file, args }) };
  const owner = postgresUser();
  if (paths.every((path) => isOpenToAll(resolve(path)))) {
    return { owner, command: (file, args) => ({ file, args, ...owner }) };
  }
  return { owner, command: throughClosedFolders(paths, owner) };
}

/** A folder such as /root keeps other users out; one capability lets the program pass without opening it to them. */
function throughClosedFolders(paths, { uid, gid }) {
  const pass = ['--reuid', uid, '--regid', gid, '--clear-groups', '--inh-caps', '+dac_override'].map(String);
  const setpriv = [...pass, '--ambient-caps', '+dac_override', '--'];
  if (spawnSync('setpriv', [...setpriv, 'true']).status !== 0) {
    throw new Error(
      `Postgres cannot run as root, and the user "postgres" may not enter ${closedFolder(paths)}: ` +
        'run as an ordinary user, move the project (for example to /srv), or set DATABASE_URL.',
    );
  }
  return (program, args) => ({ file: 'setpriv', args: [...setpriv, program, ...args] });
}

function postgresUser() {
  const known = idsOf('postgres');
  if (known) return known;
  spawnSync('groupadd', ['--system', 'postgres']);
  spawnSync('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres']);
  const created = idsOf('postgres');
  if (created) return created;
  throw new Error(
    'Postgres cannot run as root, and the user "postgres" could not be created: run as an ordinary user or set DATABASE_URL.',
  );
}

function idsOf(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function isOpenToAll(path) {
  return foldersAbove(path).every((folder) => (statSync(folder).mode & 0o001) !== 0);
}

function closedFolder(paths) {
  return paths.flatMap((path) => foldersAbove(resolve(path))).find((folder) => (statSync(folder).mode & 0o001) === 0);
}

function foldersAbove(path) {
  const parent = dirname(path);
  return parent === path ? [] : [...foldersAbove(parent), ...(exists(parent) ? [parent] : [])];
}

function exists(path) {
  try {
    accessSync(path, constants.F_OK);
    return true;
  } catch {
    return false;
  }
}
