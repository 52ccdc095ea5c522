import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CreatorInfo, Me } from '@flowcast/shared-models';
import { creatorInfo, forecast, me, problem, publication, video } from '../../../../test/factories.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { VideoUploadStore } from '../../shared/data/video-upload-store.ts';
import { severalCopy } from '../several-copy.ts';
import type { AccountPlan } from './account-plan.ts';
import { DeviceVideo } from './device-video.ts';
import { SeveralStore } from './several-store.ts';

const id = (number: number) => `0199aaaa-0000-7000-8000-00000000010${number}`;
const secondId = '0199aaaa-0000-7000-8000-000000000022';

function twoAccounts(): Me {
  const one = me();
  const second = one.accounts.map((account) => ({ ...account, id: secondId, displayName: 'Second', username: null }));
  return { ...one, accounts: [...one.accounts, ...second] };
}

const keyOf = ({ request }: TestRequest) => request.headers.get('Idempotency-Key');

describe('SeveralStore', () => {
  let http: HttpTestingController;

  /** The page as a tab opens it: what is kept in the browser is all it knows. */
  function openTab(): SeveralStore {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        VideoUploadStore,
        DeviceVideo,
        SeveralStore,
      ],
    });
    TestBed.inject(SessionStore).accept(twoAccounts());
    http = TestBed.inject(HttpTestingController);
    return TestBed.inject(SeveralStore);
  }

  beforeEach(() => localStorage.clear());

  async function withVideo(store = openTab()): Promise<SeveralStore> {
    store.chooseVideo(video().id);
    store.changeCommon({ caption: 'For all' });
    TestBed.tick();
    http.expectOne(`/api/videos/${video().id}`).flush(video());
    await settled();
    return store;
  }

  async function answerFor(plan: AccountPlan, info: Partial<CreatorInfo> = {}): Promise<void> {
    TestBed.tick();
    answerNow(plan, info);
    await settled();
  }

  function answerNow(plan: AccountPlan, info: Partial<CreatorInfo> = {}): void {
    http.expectOne(`/api/accounts/${plan.account.id}/creator-info`).flush(creatorInfo(info));
    http.expectOne(({ url }) => url.includes(plan.account.id) && url.endsWith('/forecast')).flush(forecast());
  }

  async function agreed(store: SeveralStore, plan: AccountPlan): Promise<void> {
    store.changePlan(plan, (one) => one.isSelected.set(true));
    await answerFor(plan);
    store.changePlan(plan, (one) => one.change({ privacyLevel: 'PUBLIC_TO_EVERYONE' }));
    plan.agree(true);
  }

  async function bothAgreed(): Promise<{ store: SeveralStore; mine: AccountPlan; theirs: AccountPlan }> {
    const store = await withVideo();
    const [mine, theirs] = plansOf(store);
    await agreed(store, mine);
    await agreed(store, theirs);
    return { store, mine, theirs };
  }

  const sent = () => http.match('/api/upload');
  const take = (request: TestRequest | undefined, publicationId: string) =>
    request?.flush(publication({ id: publicationId }), { status: 202, statusText: 'Accepted' });

  /** The answer for the first account is lost, the second one's arrives; the first is changed and sent again. */
  async function changedAfterLostAnswer() {
    const { store, mine } = await bothAgreed();
    const sending = store.send();
    const [lost, other] = sent();
    lost?.error(new ProgressEvent('error'));
    take(other, id(3));
    await sending;
    store.changePlan(mine, (one) => one.change({ allowStitch: true }));
    mine.agree(true);
    void store.send();
    const [again] = sent();
    if (!lost || !again) throw new Error('It was not sent twice.');
    return { store, mine, lost, again };
  }

  async function hasFormer(request: TestRequest): Promise<void> {
    const answer = problem('idempotency_key_reused', 422, { current: publication({ id: id(5) }) });
    request.flush(answer, { status: 422, statusText: 'Unprocessable' });
    await settled();
  }

  it('chooses no account, no audience and nothing else beforehand', async () => {
    const store = await withVideo();

    expect(store.selected()).toEqual([]);
    for (const plan of store.plans) {
      expect(plan.draft()).toMatchObject({
        privacyLevel: '',
        allowComment: false,
        disclose: false,
        caption: 'For all',
      });
    }
  });

  it('judges each account by its own creator_info', async () => {
    const store = await withVideo();
    const [mine, theirs] = plansOf(store);
    store.changePlan(mine, (one) => one.isSelected.set(true));
    await answerFor(mine, { maxVideoPostDurationSec: 5 });
    store.changePlan(theirs, (one) => one.isSelected.set(true));
    await answerFor(theirs, { postingBlocked: 'spam_risk_too_many_posts', privacyLevelOptions: [] });

    expect(mine.missing()[0]).toContain('Choose a shorter video');
    expect(theirs.missing()).toEqual([severalCopy.blocked]);
  });

  it('asks a consent of each account, and takes back the ones that a change concerns', async () => {
    const { store, mine, theirs } = await bothAgreed();
    store.changePlan(theirs, (one) => one.change({ allowDuet: true }));

    expect(store.waiting()).toEqual([theirs]);
    theirs.agree(true);
    store.changeCommon({ caption: 'Another' });

    expect(store.waiting()).toEqual([mine, theirs]);
  });

  it('keeps an own caption and an own time when those for all change', async () => {
    const { store, mine, theirs } = await bothAgreed();
    const scheduledAt = new Date(Date.now() + 3_600_000).toISOString();
    store.changePlan(theirs, (one) => {
      one.hasOwnCaption.set(true);
      one.hasOwnTime.set(true);
      one.change({ caption: 'Own', scheduledAt });
    });

    store.changeCommon({ caption: 'Another' });

    expect(mine.draft()).toMatchObject({ caption: 'Another', scheduledAt: '' });
    expect(theirs.draft()).toMatchObject({ caption: 'Own', scheduledAt });
  });

  it('sends nothing while one of the chosen accounts is not agreed to', async () => {
    const { store, theirs } = await bothAgreed();
    theirs.agree(false);

    await store.send();

    expect(sent()).toEqual([]);
  });

  it('sends each account under its own key; what fails for one does not stop the other', async () => {
    const { store, mine, theirs } = await bothAgreed();
    const sending = store.send();
    const [first, second] = sent();
    first?.flush(problem('invalid_fields', 422), { status: 422, statusText: 'Unprocessable' });
    take(second, id(2));
    await sending;

    expect(first && keyOf(first)).not.toBe(second && keyOf(second));
    expect([mine.publicationId(), mine.error()?.code]).toEqual([null, 'invalid_fields']);
    expect([theirs.publicationId(), theirs.error()]).toEqual([id(2), null]);
    expect(store.open()).toEqual([mine]);
  });

  it('sends again only what the studio may not have, unchanged under the same key', async () => {
    const { store, mine } = await bothAgreed();
    const sending = store.send();
    const [lost, other] = sent();
    lost?.error(new ProgressEvent('error'));
    take(other, id(3));
    await sending;

    void store.send();

    const again = sent();
    expect(again.map(keyOf)).toEqual([lost && keyOf(lost)]);
    expect(again[0]?.request.body).toMatchObject({ accountId: mine.account.id });
  });

  it('sends changed content under the same key, so that a lost answer cannot become a second post', async () => {
    const { lost, again } = await changedAfterLostAnswer();

    expect(keyOf(again)).toBe(keyOf(lost));
  });

  it('makes a further post beside the one the studio has only when somebody wants that', async () => {
    const { store, mine, again } = await changedAfterLostAnswer();
    await hasFormer(again);
    expect([mine.former()?.id, mine.publicationId()]).toEqual([id(5), null]);

    const further = store.sendFurther(mine);
    const [sentNow] = sent();
    take(sentNow, id(6));
    await further;

    expect(sentNow && keyOf(sentNow)).not.toBe(keyOf(again));
    expect([mine.former(), mine.publicationId()]).toEqual([null, id(6)]);
  });

  it('keeps the former post where that is wanted', async () => {
    const { store, mine, again } = await changedAfterLostAnswer();
    await hasFormer(again);

    store.changePlan(mine, (one) => one.keepFormer(publication({ id: id(5) })));

    expect([mine.publicationId(), store.isDone()]).toEqual([id(5), true]);
  });

  it('keeps choices and keys over a reload, but no consent', async () => {
    const { store } = await bothAgreed();
    void store.send();
    const keys = sent().map(keyOf);

    const reloaded = openTab();
    TestBed.tick();
    http.expectOne(`/api/videos/${video().id}`).flush(video());
    for (const plan of reloaded.plans) answerNow(plan);
    await settled();

    expect(reloaded.waiting()).toEqual(reloaded.plans);
    for (const plan of reloaded.plans) plan.agree(true);
    void reloaded.send();
    expect(sent().map(keyOf)).toEqual(keys);
  });

  it('does not send what another tab has sent, nor forget it', async () => {
    const { store, mine } = await bothAgreed();
    const name = `flowcast.several.${me().creator.id}`;
    const stored = JSON.parse(localStorage.getItem(name) ?? '{}') as { plans: Record<string, object> };
    stored.plans[mine.account.id] = { ...stored.plans[mine.account.id], publicationId: id(4) };
    localStorage.setItem(name, JSON.stringify(stored));

    store.changeCommon({ coverTimestampMs: 0 });
    void store.send();

    expect(sent().map(({ request }) => (request.body as { accountId: string }).accountId)).toEqual([secondId]);
    expect(localStorage.getItem(name)).toContain(id(4));
  });

  it('starts over with new keys and nothing chosen', async () => {
    const { store } = await bothAgreed();
    const sending = store.send();
    const requests = sent();
    requests.forEach((request, index) => take(request, id(index)));
    await sending;
    expect(store.isDone()).toBe(true);

    store.startOver();

    expect(store.selected()).toEqual([]);
    const stored = localStorage.getItem(`flowcast.several.${me().creator.id}`) ?? '';
    for (const request of requests) expect(stored).not.toContain(keyOf(request));
  });
});

function plansOf(store: SeveralStore): [AccountPlan, AccountPlan] {
  const [mine, theirs] = store.plans;
  if (!mine || !theirs) throw new Error('Two accounts are connected here.');
  return [mine, theirs];
}

async function settled(): Promise<void> {
  await TestBed.inject(ApplicationRef).whenStable();
  TestBed.tick();
}
