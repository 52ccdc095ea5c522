/** What was dropped: files by themselves, and those found in dropped folders, however deep. */
export interface Dropped {
  files: File[];
  inFolders: File[];
  /** Folders and files the browser was not allowed to read, or that are gone. */
  unreadable: number;
}

/** To be called while the drop is told: afterwards the browser gives nothing of it out any more. */
export async function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const dropped: Dropped = { files: [], inFolders: [], unreadable: 0 };
  const entries: FileSystemEntry[] = [];
  for (const item of transfer.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    if (entry?.isDirectory) entries.push(entry);
    // Taken at once: a file needs no look into the disk.
    else dropped.files.push(...[item.getAsFile()].filter((file) => file !== null));
  }
  // One after the other, in the order of their names: the list reads like the folder does.
  for (const entry of entries) await readInto(dropped, entry);
  return dropped;
}

async function readInto(dropped: Dropped, entry: FileSystemEntry): Promise<void> {
  try {
    if (isDirectory(entry)) {
      for (const child of await childrenOf(entry)) await readInto(dropped, child);
    } else if (isFile(entry)) {
      dropped.inFolders.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    }
  } catch {
    dropped.unreadable += 1;
  }
}

/** A browser gives a hundred at most at a time; nothing more is the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return children.sort((a, b) => a.name.localeCompare(b.name));
    children.push(...some);
  }
}

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
