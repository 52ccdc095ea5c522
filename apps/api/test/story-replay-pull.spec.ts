import type { Video } from '@flowcast/shared-models';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from './support/free-port.ts';
import { begin, expectToLiveAgain, type Incident, live, type Scene } from './support/incident.ts';
import { type PullDoor, startPullDoor } from './support/pull-door.ts';
import { studioOf } from './support/publish.ts';
import { startTestStack, type TestStack } from './support/test-stack.ts';
import { uploadForCatalog } from './support/tus-upload.ts';

const asked = 'creator_info ok';
const pulled = [asked, asked, 'video_init ok', 'status ok'];
const initLost = [asked, asked, 'video_init connection_failed'];
const initLostOnce = [...initLost, asked, 'video_init ok', 'status ok'];
const lostAnswer = { kind: 'lost_answer', at: 'video_init', when: 'after' };

const incidents: readonly (readonly [string, Incident])[] = [
  ['a video that TikTok fetched', { endsIn: 'published', calls: pulled, fetches: ['1 GET 200'] }],
  [
    'a download that broke off and was done again',
    {
      faults: [{ kind: 'pull', at: 'video_init', fetches: [{ method: 'HEAD' }, { cutAfterBytes: 1_000 }, {}] }],
      endsIn: 'published',
      calls: pulled,
      fetches: ['1 HEAD 200', '1 GET 200', '1 GET 200'],
    },
  ],
  [
    'a download that TikTok did not finish',
    {
      faults: [{ kind: 'pull', at: 'video_init', fetches: [{ cutAfterBytes: 1_000 }] }],
      endsIn: 'failed',
      calls: pulled,
      fetches: ['1 GET 200'],
    },
  ],
  [
    'a download that never began',
    {
      faults: [{ kind: 'pull', at: 'video_init', fetches: [] }],
      endsIn: 'failed',
      calls: pulled,
      fetches: [],
    },
  ],
  // Before the others that lose an answer: of two such attempts a webhook may be about either.
  [
    'an init whose answer was lost after the download, with word by webhook',
    {
      faults: [lostAnswer, { kind: 'pull', at: 'video_init', fetches: [{}], answer: 'last' }],
      hasWebhooks: true,
      endsIn: 'published',
      calls: initLost,
      fetches: ['1 GET 200'],
    },
  ],
  [
    'an init whose answer was lost, with a download that came too late',
    {
      faults: [lostAnswer, { kind: 'pull', at: 'video_init', fetches: [{ afterMs: 3_000 }] }],
      endsIn: 'published',
      windowPasses: true,
      calls: initLostOnce,
      fetches: ['1 GET 410 revoked', '2 GET 200'],
    },
  ],
  [
    'an init that TikTok never took, of a video to be fetched',
    {
      faults: [{ ...lostAnswer, when: 'before' }],
      endsIn: 'published',
      windowPasses: true,
      calls: initLostOnce,
      fetches: ['2 GET 200'],
    },
  ],
  [
    'an init whose answer was lost after the download, without a word',
    {
      faults: [lostAnswer, { kind: 'pull', at: 'video_init', fetches: [{}], answer: 'last' }],
      endsIn: 'unknown',
      calls: initLost,
      fetches: ['1 GET 200'],
    },
  ],
];

describe('the story of an incident with a video that TikTok fetches', () => {
  let stack: TestStack;
  let door: PullDoor;
  let scene: Scene;

  beforeAll(async () => {
    door = await startPullDoor(await freePort());
    stack = await startTestStack({ env: { PULL_BASE_URL: door.url } });
    door.target = stack.apiUrl;
    const studio = await studioOf(stack, 'ava.studio', 'admin');
    const uploadId = await uploadForCatalog(studio.browser, 'good.mp4');
    const response = await studio.browser.send('POST', '/api/videos', { uploadId, title: 'From the catalog' });
    scene = { studio, videoId: ((await response.json()) as Video).id, pullUrl: door.url };
  });
  afterAll(async () => {
    await stack.close();
    await door.close();
  });

  it.each(incidents)('lives again by its own script: %s', async (_what, incident) => {
    await expectToLiveAgain(scene, incident);
  });

  it('tells no address a video was fetched from', async () => {
    const incident: Incident = { endsIn: 'published', calls: pulled, fetches: ['1 GET 200'] };
    await begin(scene, incident);
    door.asked.length = 0;
    const file = JSON.stringify(await live(scene, incident));
    const [path = ''] = door.asked.map((line) => line.split(' ')[1]);

    expect(path).toMatch(/^\/pull\/[A-Za-z0-9_-]{43}\.mp4$/);
    expect(file).toContain('PULL_FROM_URL');
    expect(file).not.toContain(path.slice('/pull/'.length, -'.mp4'.length));
    expect(file).not.toContain(door.url);
    expect(file).not.toContain('/pull/');
  });
});
