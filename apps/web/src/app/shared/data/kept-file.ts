const databaseName = 'flowcast';
const storeName = 'unfinishedUploads';
/** Larger files are not copied: it would take minutes and as much room again. */
const largestBytes = 1_000_000_000;
/** Left for everything else in the browser's share of the disk. */
const spareBytes = 200_000_000;

/**
 * Keeps a copy of a file in the browser, because a page that is loaded again may not read the file it was given before.
 * False when there is no room, or the browser keeps nothing.
 */
export async function keepFile(name: string, file: File): Promise<boolean> {
  if (file.size > largestBytes || !(await hasRoomFor(file.size))) return false;
  return inStore('readwrite', (store) => store.put(file, name)).then(
    () => true,
    () => false,
  );
}

/** With its name and time of change, so that it is recognised as the same file. Null when there is none. */
export async function readKeptFile(name: string): Promise<File | null> {
  const file: unknown = await inStore('readonly', (store) => store.get(name)).catch(() => null);
  return file instanceof File ? file : null;
}

export async function forgetFile(name: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(name)).catch(() => undefined);
}

/** Every file whose name ends so. */
export async function forgetFilesOf(ending: string): Promise<void> {
  const names = await inStore('readonly', (store) => store.getAllKeys()).catch(() => []);
  const ended = names.flatMap((name) => (typeof name === 'string' && name.endsWith(ending) ? [name] : []));
  await Promise.all(ended.map((name) => forgetFile(name)));
}

async function hasRoomFor(sizeBytes: number): Promise<boolean> {
  try {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    return quota - usage > sizeBytes + spareBytes;
  } catch {
    // Pages without TLS are not told.
    return false;
  }
}

/** One transaction; resolves once the browser has really done it. */
async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = act(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser kept nothing.'));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The browser opens no database.'));
  });
}
