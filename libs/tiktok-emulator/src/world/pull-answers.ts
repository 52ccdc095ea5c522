import { readContentRange } from '../wire/content-range.ts';

/** How much of a video is asked for at once. */
const pullPartBytes = 4 * 1024 ** 2;

type Ask = (headers: Record<string, string>) => Promise<Response>;

/** The one answer that is the file; null for any other. */
export async function* answersAtOnce(ask: Ask): AsyncGenerator<Response | null> {
  const response = await ask({});
  yield response.status === 200 ? response : await refused(response);
}

/**
 * The answers that are the file's parts, each asked for when the one before has been read. A server that ignores ranges gives
 * the whole file at first; when it does so later, or gives another part, there is null.
 */
export async function* answersInParts(ask: Ask): AsyncGenerator<Response | null> {
  for (let first = 0, total = Infinity; first < total;) {
    const response = await ask({ range: `bytes=${first}-${first + pullPartBytes - 1}` });
    if (first === 0 && response.status === 200) {
      yield response;
      return;
    }
    const part = response.status === 206 ? readContentRange(response.headers.get('content-range') ?? '') : null;
    const isTheNext = part?.first === first && part.last < first + pullPartBytes;
    if (!isTheNext) {
      yield await refused(response);
      return;
    }
    yield response;
    ({ total } = part);
    first = part.last + 1;
  }
}

async function refused(response: Response): Promise<null> {
  await response.body?.cancel();
  return null;
}
