import { forgetFilesOf } from './kept-file.ts';

/** As tus-js-client names what it knows of unfinished uploads: by file, not by creator. */
const unfinishedUploads = 'tus::flowcast-';

/**
 * Removes what this browser keeps of a creator: half-filled forms, and files whose upload has not ended. For somebody who
 * signs out: the next person at this machine must not find it. A session that merely expired keeps everything.
 */
export async function forgetCreator(creatorId: string, storage: Storage = localStorage): Promise<void> {
  const ending = `.${creatorId}`;
  for (const key of Object.keys(storage)) {
    const isTheirs = key.startsWith('flowcast.') && key.endsWith(ending);
    if (isTheirs || key.startsWith(unfinishedUploads)) storage.removeItem(key);
  }
  await forgetFilesOf(ending);
}
