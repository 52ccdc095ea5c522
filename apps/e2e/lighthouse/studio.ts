import { type APIRequestContext, request } from '@playwright/test';
import { EmulatorControl } from '../support/emulator.ts';
import type { Product } from '../support/product.ts';
import { requiredStrings } from '../support/required-strings.ts';
import { type SavedState, signInByLink } from '../support/sign-in.ts';

const captions = [
  'Evening light over the bay, one take, no filter #studio #sunset',
  'City lights, slow shutter',
  'Silk in the wind. What would you pair it with?',
  'Behind the scenes of Tuesday',
  'The long version of a short story about a very long staircase in a very small town #stairs #walk #town',
] as const;
const postCount = 14;
const dayMs = 24 * 60 * 60 * 1000;

/** An admin with a catalog and a list of posts, as after two weeks of use. Answers their session. */
export async function furnish({ url, emulatorUrl, adminLink }: Product): Promise<SavedState> {
  const emulator = new EmulatorControl(emulatorUrl);
  const username = await emulator.newAccount({ displayName: 'Robin Admin', caps: { directPostsPer24h: 100 } });
  const state = await signInByLink({ baseURL: url, emulator }, adminLink, username);
  const api = await request.newContext({ baseURL: url, storageState: state });
  try {
    await publishSome(api);
  } finally {
    await api.dispose();
  }
  return state;
}

async function publishSome(api: APIRequestContext): Promise<void> {
  const { accounts } = await read<{ accounts: { id: string }[] }>(api, '/api/me');
  const { items: videos } = await read<{ items: { id: string }[] }>(api, '/api/videos');
  for (let n = 0; n < postCount; n++) {
    const answer = await api.post('/api/upload', {
      headers: { 'Idempotency-Key': crypto.randomUUID() },
      data: {
        accountId: accounts[0]?.id,
        videoId: videos[n % videos.length]?.id,
        mode: 'direct',
        post: postOf(captions[n % captions.length] ?? ''),
        consent: { declaration: requiredStrings.musicDeclaration },
        // Most lie ahead: a list in use is mostly a plan.
        ...(n < 3 ? {} : { scheduledAt: new Date(Date.now() + n * dayMs).toISOString() }),
      },
    });
    if (!answer.ok()) throw new Error(`A post was refused: ${await answer.text()}`);
  }
}

function postOf(caption: string) {
  return {
    caption,
    privacyLevel: 'PUBLIC_TO_EVERYONE',
    allowComment: true,
    allowDuet: false,
    allowStitch: false,
    yourBrand: false,
    brandedContent: false,
    aiGenerated: false,
    coverTimestampMs: 0,
  };
}

async function read<T>(api: APIRequestContext, path: string): Promise<T> {
  const answer = await api.get(path);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}.`);
  return (await answer.json()) as T;
}
