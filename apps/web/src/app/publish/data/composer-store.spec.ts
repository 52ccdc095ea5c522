import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CreatorInfo, Publication } from '@flowcast/shared-models';
import { creatorInfo, forecast, me, problem, publication, video } from '../../../../test/factories.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { scheduleProblems } from '../../shared/util/choice-copy.ts';
import { requiredStrings } from '../../shared/util/required-strings.ts';
import { ComposerStore } from './composer-store.ts';
import { DeviceVideo } from './device-video.ts';
import { KeptForm } from './kept-form.ts';

const keyOf = ({ request }: TestRequest) => request.headers.get('Idempotency-Key');

describe('ComposerStore', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        VideoUploadStore,
        DeviceVideo,
        KeptForm,
        ComposerStore,
      ],
    });
    TestBed.inject(SessionStore).accept(me());
    http = TestBed.inject(HttpTestingController);
  });

  async function open(info: Partial<CreatorInfo> = {}): Promise<ComposerStore> {
    const store = TestBed.inject(ComposerStore);
    TestBed.tick();
    http.expectOne(({ url }) => url.endsWith('/creator-info')).flush(creatorInfo(info));
    http.expectOne(({ url }) => url.endsWith('/forecast')).flush(forecast());
    await settled();
    return store;
  }

  async function chooseVideo(store: ComposerStore, durationMs = 8000): Promise<void> {
    store.chooseVideo(video().id);
    TestBed.tick();
    const chosen = video();
    http.expectOne(`/api/videos/${chosen.id}`).flush({ ...chosen, facts: { ...chosen.facts, durationMs } });
    await settled();
  }

  async function ready(info: Partial<CreatorInfo> = {}): Promise<ComposerStore> {
    const store = await open(info);
    await chooseVideo(store);
    store.change({ privacyLevel: 'PUBLIC_TO_EVERYONE' });
    return store;
  }

  function send(store: ComposerStore): Promise<Publication | null> {
    const request = store.request();
    return request ? store.publish(request) : Promise.resolve(null);
  }

  /** Its answer was lost, it was changed since, and the studio turns out to have it as it was. */
  async function withFormer(): Promise<{ store: ComposerStore; former: Publication; key: string | null }> {
    const store = await ready();
    store.change({ caption: 'Changed' });
    const former = publication();
    const sending = send(store);
    const refused = http.expectOne('/api/upload');
    const answer = problem('idempotency_key_reused', 422, { current: former });
    refused.flush(answer, { status: 422, statusText: 'Unprocessable' });
    await sending;
    return { store, former, key: keyOf(refused) };
  }

  const fields = (store: ComposerStore) => store.missing().map(({ field }) => field);

  it('begins with no audience, nothing allowed and nothing disclosed (U6, U7, U10)', async () => {
    const store = await open();

    expect(store.draft()).toMatchObject({
      privacyLevel: '',
      allowComment: false,
      allowDuet: false,
      allowStitch: false,
      disclose: false,
      aiGenerated: false,
    });
    expect(fields(store)).toEqual(['videoId', 'privacyLevel']);
  });

  it('asks creator_info each time the composer opens (U1)', async () => {
    await open();

    TestBed.inject(ComposerStore).askCreatorInfoAgain();
    TestBed.tick();

    http.expectOne(({ url }) => url.endsWith('/creator-info'));
  });

  it('blocks a video longer than the account may post, before anything is sent (U4)', async () => {
    const store = await open({ maxVideoPostDurationSec: 5 });

    await chooseVideo(store);

    expect(store.missing()[0]?.message).toBe(
      'Choose a shorter video: this one lasts 8 seconds, this account may post up to 5 seconds',
    );
  });

  it('says why an interaction is off and never sends it as allowed (U8)', async () => {
    const store = await ready({ duetDisabled: true });
    store.change({ allowDuet: true, allowComment: true });

    expect(store.form.allowDuet().disabled()).toBe(true);
    void send(store);

    const { request } = http.expectOne('/api/upload');
    expect(request.body).toMatchObject({ post: { allowComment: true, allowDuet: false } });
  });

  it('needs one box ticked while the disclosure is on (U13)', async () => {
    const store = await ready();

    store.disclose(true);
    expect(store.missing()).toEqual([{ field: 'disclose', message: requiredStrings.disclosureMissing }]);
    store.change({ yourBrand: true });

    expect(store.missing()).toEqual([]);
    expect(store.label()).toBe('Promotional content');
  });

  it('locks branded content while only the creator may see the post (U14)', async () => {
    const store = await ready();

    store.change({ privacyLevel: 'SELF_ONLY', disclose: true });

    expect(store.form.brandedContent().disabled()).toBe(true);
  });

  it('declares the branded content policy with branded content, and labels it (U12, U17)', async () => {
    const store = await ready();

    store.change({ disclose: true, brandedContent: true, yourBrand: true });

    expect(store.label()).toBe('Paid partnership');
    expect(store.declaration().sentence).toBe(
      "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation.",
    );
  });

  it('forgets what was disclosed when the disclosure is switched off', async () => {
    const store = await ready();
    store.change({ disclose: true, brandedContent: true });

    store.disclose(false);

    expect(store.draft()).toMatchObject({ disclose: false, brandedContent: false, yourBrand: false });
  });

  it('wants a new choice when the audience is no longer offered', async () => {
    const store = await ready({ privacyLevelOptions: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'] });

    expect(fields(store)).toEqual(['privacyLevel']);
  });

  it('sends a draft without any post settings (U26)', async () => {
    const store = await ready();
    store.change({ mode: 'draft', caption: 'x'.repeat(3000) });

    expect(store.missing()).toEqual([]);
    void send(store);

    expect(http.expectOne('/api/upload').request.body).toEqual({
      mode: 'draft',
      accountId: me().accounts[0]?.id,
      videoId: video().id,
      consent: { declaration: "By posting, you agree to TikTok's Music Usage Confirmation." },
    });
  });

  it('uses the same key again while no answer came, so that nothing is posted twice', async () => {
    const store = await ready();

    const first = send(store);
    const lost = http.expectOne('/api/upload');
    lost.error(new ProgressEvent('error'));
    await first;
    expect(store.error()?.code).toBe('offline');
    void send(store);

    const again = http.expectOne('/api/upload');
    expect(keyOf(again)).toBe(keyOf(lost));
  });

  it.each([
    ['rate_limited', 429],
    ['invalid_fields', 422],
    ['internal_error', 500],
  ] as const)('keeps its key over %s and a change: an earlier answer may still be unknown', async (code, status) => {
    const store = await ready();
    const first = send(store);
    const refused = http.expectOne('/api/upload');
    refused.flush(problem(code, status), { status, statusText: 'Refused' });
    await first;
    store.change({ caption: 'Changed' });
    void send(store);

    expect(keyOf(http.expectOne('/api/upload'))).toBe(keyOf(refused));
  });

  it('makes a further post beside the one the studio has only when somebody wants that', async () => {
    const { store, former, key } = await withFormer();
    expect(store.former()).toEqual(former);

    const request = store.request();
    const further = request && store.publishFurther(request);
    const sent = http.expectOne('/api/upload');
    sent.flush(publication({ id: video().id }), { status: 202, statusText: 'Accepted' });
    await further;

    expect(keyOf(sent)).not.toBe(key);
    expect(store.former()).toBeNull();
  });

  it('keeps the former post and begins anew, in every tab', async () => {
    const { store, former, key } = await withFormer();

    store.keepFormer(former);

    expect(store.former()).toBeNull();
    expect(store.draft().caption).toBe('');
    const stored: unknown = JSON.parse(localStorage.getItem(`flowcast.composer.${me().creator.id}`) ?? '{}');
    expect(stored).toMatchObject({ accepted: { idempotencyKey: key, publicationId: former.id } });
  });

  it('starts over after success, keeping account and mode', async () => {
    const store = await ready();
    store.change({ caption: 'Hello' });

    const sent = send(store);
    const request = http.expectOne('/api/upload');
    request.flush(publication(), { status: 202, statusText: 'Accepted' });

    expect((await sent)?.id).toBe(publication().id);
    expect(store.draft()).toMatchObject({ caption: '', videoId: '', privacyLevel: '', mode: 'direct' });
    const stored = localStorage.getItem(`flowcast.composer.${me().creator.id}`);
    expect(stored).not.toContain('Hello');
    expect(JSON.parse(stored ?? '{}')).toMatchObject({
      idempotencyKey: expect.not.stringContaining(request.request.headers.get('Idempotency-Key') ?? ''),
    });
  });

  it('sends what was agreed to, or nothing when the form has changed since', async () => {
    const store = await ready();
    const agreed = store.request();
    store.change({ caption: 'Changed under the open question' });

    expect(agreed && (await store.publish(agreed))).toBeNull();

    http.expectNone('/api/upload');
  });

  it('is for a chosen time, within the next 30 days', async () => {
    const store = await ready();
    store.change({ scheduledAt: new Date(Date.now() - 1000).toISOString() });
    expect(store.missing()).toEqual([{ field: 'scheduledAt', message: scheduleProblems.past }]);
    store.change({ scheduledAt: new Date(Date.now() + 31 * 86_400_000).toISOString() });
    expect(store.missing()).toEqual([{ field: 'scheduledAt', message: scheduleProblems.tooFar }]);

    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    store.change({ scheduledAt });
    void send(store);

    expect(http.expectOne('/api/upload').request.body).toMatchObject({ scheduledAt });
  });

  it('keeps a half-filled form for the next visit', async () => {
    const store = await open();
    store.change({ caption: 'Half a sentence', privacyLevel: 'SELF_ONLY' });

    const stored: unknown = JSON.parse(localStorage.getItem(`flowcast.composer.${me().creator.id}`) ?? 'null');

    expect(stored).toMatchObject({ draft: { caption: 'Half a sentence', privacyLevel: 'SELF_ONLY' } });
  });
});

/** Lets answered requests reach their signals. */
async function settled(): Promise<void> {
  await TestBed.inject(ApplicationRef).whenStable();
  TestBed.tick();
}
