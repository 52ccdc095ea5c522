/** As a browser tells of a dropped folder; only what the product reads of it. */
export interface FakeEntry {
  name: string;
  isFile: boolean;
  isDirectory: boolean;
}

export function fakeFile(file: File): FakeEntry {
  const entry = { name: file.name, isFile: true, isDirectory: false };
  return Object.assign(entry, { file: (found: (file: File) => void) => found(file) });
}

export function fakeUnreadable(name: string): FakeEntry {
  const entry = { name, isFile: true, isDirectory: false };
  return Object.assign(entry, { file: (_found: unknown, failed: (failure: Error) => void) => failed(new Error(name)) });
}

/** Gives a hundred at most at a time, as Chromium does. */
export function fakeFolder(name: string, children: readonly FakeEntry[]): FakeEntry {
  const createReader = () => {
    let at = 0;
    const readEntries = (found: (some: readonly FakeEntry[]) => void) => found(children.slice(at, (at += 100)));
    return { readEntries };
  };
  return Object.assign({ name, isFile: false, isDirectory: true }, { createReader });
}
