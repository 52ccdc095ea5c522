import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const app = join(import.meta.dirname, '../..');
export const mainFile = join(app, 'src/main.ts');

const children: ChildProcess[] = [];
const directories: string[] = [];

export interface Run {
  child: ChildProcess;
  output: () => string;
  /** Resolves with everything printed once the text has appeared. */
  printed(text: string): Promise<string>;
}

export interface Start {
  environment?: Record<string, string>;
  options?: string[];
  /** The program; the app itself when absent. */
  program?: string[];
  cwd?: string;
}

export async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'emulator-app-'));
  directories.push(directory);
  return directory;
}

/** Starts a program of ours, by default the app on a free port with a data directory of its own. */
export async function run({ environment = {}, options = [], program, cwd = app }: Start = {}): Promise<Run> {
  const data = await newDirectory();
  const child = spawn(process.execPath, [...(program ?? [mainFile]), ...options], {
    cwd,
    env: { PATH: process.env.PATH, EMULATOR_PORT: '0', FLOWCAST_DATA: data, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  const waiting: (() => void)[] = [];
  const collect = (piece: Buffer) => {
    text += piece.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const printed = (wanted: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (text.includes(wanted)) resolve(text);
      };
      waiting.push(look);
      child.once('close', () => {
        look();
        reject(new Error(`ended before it printed "${wanted}": ${text}`));
      });
      look();
    });
  return { child, output: () => text, printed };
}

/** The app, running, and where. */
export async function startApp(start: Start = {}): Promise<Run & { url: string }> {
  const started = await run(start);
  const text = await started.printed('listening on');
  const url = /listening on (https?:\/\/\S+)/.exec(text)?.[1] ?? '';
  return { ...started, url };
}

/** Its exit code, and all it said. */
export async function ended(start: Start): Promise<{ code: number | null; output: string }> {
  const { child, output } = await run(start);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output: output() };
}

/** Ends what a test started; a port that is asked for next must be free. */
export async function cleanUp(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
  }
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true });
}
