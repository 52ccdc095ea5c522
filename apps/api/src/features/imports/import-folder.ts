import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ImportRequestSchema } from '@flowcast/shared-models';
import { Inject, Injectable } from '@nestjs/common';
import * as v from 'valibot';
import { CONFIG, type Config } from '../../config/index.ts';
import { errorCode } from '../../platform/errors/index.ts';
import { importFileNotFound, importFolderUnreadable, importsOff } from './imports.errors.ts';

/** A file as it lies in the folder. `revision` differs after every change of its bytes. */
export interface FoundFile {
  name: string;
  sizeBytes: number;
  revision: string;
}

/** One that is open: what is read is this file, whatever is put in its place meanwhile. */
export interface OpenedFile extends FoundFile {
  bytes(): Readable;
  /** As it is now. */
  currentRevision(): Promise<string>;
  close(): Promise<void>;
}

type Stats = { ino: bigint; dev: bigint; size: bigint; ctimeNs: bigint; isFile(): boolean };

const readBufferBytes = 1024 * 1024;
/** More than anybody ticks one by one. */
const mostFiles = 1000;
/** Never through a link, never waiting for a pipe's other end. */
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** The folder on the server from which admins register videos. Nothing outside it is ever read. */
@Injectable()
export class ImportFolder {
  readonly #directory: string | null;

  constructor(@Inject(CONFIG) config: Config) {
    this.#directory = config.importDirectory;
  }

  get isOff(): boolean {
    return this.#directory === null;
  }

  /** The video files of the folder and of those in it, by name; links and hidden files do not count. */
  async files(): Promise<{ files: FoundFile[]; isCut: boolean }> {
    const root = await this.#root();
    const names = (await namesIn(root)).sort();
    const found = await Promise.all(names.slice(0, mostFiles).map((name) => foundAt(root, name)));
    return { files: found.filter((file) => file !== null), isCut: names.length > mostFiles };
  }

  /** @throws {CodedError} `imports_off`, `import_file_not_found` */
  async open(name: string): Promise<OpenedFile> {
    const root = await this.#root().catch((error: unknown) => {
      throw errorCode(error) === 'ENOENT' ? importFileNotFound(error) : error;
    });
    const path = join(root, ...name.split('/'));
    const file = await open(path, readOnly).catch((error: unknown) => {
      throw errorCode(error) === 'EACCES' ? importFolderUnreadable(error) : importFileNotFound(error);
    });
    try {
      const stats = await file.stat({ bigint: true });
      if (!stats.isFile() || !(await isAt(path, stats))) throw importFileNotFound();
      return { name, ...standing(stats), ...reading(file) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async #root(): Promise<string> {
    if (this.#directory === null) throw importsOff();
    return realpath(this.#directory);
  }
}

const reading = (file: FileHandle) => ({
  bytes: () => file.createReadStream({ start: 0, autoClose: false, highWaterMark: readBufferBytes }),
  currentRevision: async () => standing(await file.stat({ bigint: true })).revision,
  close: () => file.close(),
});

const standing = ({ ino, size, ctimeNs }: Stats) => ({
  sizeBytes: Number(size),
  revision: `${ino}-${size}-${ctimeNs}`,
});

/** Whether the opened file lies exactly there: no folder on the way was a link, also not just while it was opened. */
async function isAt(path: string, { ino, dev }: Stats): Promise<boolean> {
  const there = await lstat(path, { bigint: true }).catch(() => null);
  return there?.ino === ino && there.dev === dev && (await realpath(path).catch(() => '')) === path;
}

/** Null for what vanished since the folder was read. */
async function foundAt(root: string, name: string): Promise<FoundFile | null> {
  const stats = await lstat(join(root, ...name.split('/')), { bigint: true }).catch(() => null);
  return stats?.isFile() ? { name, ...standing(stats) } : null;
}

/** Only names that may be asked for are offered. */
async function namesIn(root: string, folder = ''): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isFile() && v.is(ImportRequestSchema.entries.name, name)) names.push(name);
    if (entry.isDirectory() && isOffered(name)) names.push(...(await namesIn(root, name).catch(() => [])));
    if (names.length > mostFiles) break;
  }
  return names;
}

/** A folder is, when a file in it would be. */
const isOffered = (folder: string) => v.is(ImportRequestSchema.entries.name, `${folder}/a.mp4`);
