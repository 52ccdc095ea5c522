/** Browser storage that is allowed to be missing: private windows and full disks must not break a screen. */
export function readStored(key: string, storage: Storage = localStorage): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** False when the browser does not keep it. */
export function writeStored(key: string, value: unknown, storage: Storage = localStorage): boolean {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
