import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Account, CreatorInfo } from '@flowcast/shared-models';
import { creatorInfo, forecast, me, problem, publication, video } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { emptyDraft } from '../../shared/data/composer-draft.ts';
import { severalCopy } from '../several-copy.ts';
import { AccountPlan } from '../data/account-plan.ts';
import { newPlan } from '../data/several-storage.ts';
import { SeveralAccountHarness } from './several-account.harness.ts';
import { SeveralAccount } from './several-account.ts';

const [account] = me().accounts as [Account];
const http = () => TestBed.inject(HttpTestingController);

describe('SeveralAccount', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([]),
      ],
    });
  });

  async function show() {
    const stored = newPlan(account.id, emptyDraft({ videoId: video().id, caption: 'For all' }));
    const chosen = signal(video());
    const plan = TestBed.runInInjectionContext(() => new AccountPlan(account, stored, chosen));
    const open = signal(false);
    const further = jest.fn<(plan: AccountPlan) => void>();
    const { harness } = await mount(SeveralAccount, SeveralAccountHarness, [
      inputBinding('plan', () => plan),
      inputBinding('open', open),
      outputBinding<boolean>('toggled', (isOpen) => open.set(isOpen)),
      outputBinding<(plan: AccountPlan) => void>('changed', (change) => change(plan)),
      outputBinding<AccountPlan>('further', further),
    ]);
    return { harness, plan, further };
  }

  /** Chosen, and TikTok has told what this account may post. */
  async function chosen(info: Partial<CreatorInfo> = {}) {
    const shown = await show();
    const selecting = shown.harness.select();
    (await waitForRequest(http(), `/api/accounts/${account.id}/creator-info`)).flush(creatorInfo(info));
    (await waitForRequest(http(), `/api/accounts/${account.id}/forecast`)).flush(forecast());
    await selecting;
    return shown;
  }

  async function agreed() {
    const shown = await chosen();
    await (await shown.harness.audience()).choose('Everyone');
    await shown.harness.agree();
    return shown;
  }

  it('asks nothing of an account that is not chosen', async () => {
    const { harness } = await show();

    expect([await harness.standing(), await harness.isUnfolded()]).toEqual([null, false]);
    http().expectNone(() => true);
  });

  it('unfolds when it is chosen, says what is missing, and folds again', async () => {
    const { harness } = await chosen();
    expect(await harness.standing()).toBe('1 thing missing');
    expect(await harness.consentText()).toContain('Choose who can view');
    expect(await harness.canAgree()).toBe(false);

    await harness.toggle();

    expect(await harness.isUnfolded()).toBe(false);
  });

  it('is agreed to in its own words, and a change takes that back', async () => {
    const { harness } = await agreed();
    expect(await harness.standing()).toBe(severalCopy.ready);
    expect(await harness.consentText()).toContain('@ava.studio');

    await (await harness.audience()).choose('Friends');

    expect(await harness.standing()).toBe(severalCopy.agreeNext);
  });

  it('shows a caption of its own only where one is wanted', async () => {
    const { harness, plan } = await chosen();
    expect(await harness.caption()).toBeNull();
    await harness.ownCaption();

    await (await harness.caption())?.write('Only here');

    expect(plan.draft().caption).toBe('Only here');
  });

  it('folds away and leads to the post once the studio has it', async () => {
    const { harness, plan } = await agreed();
    const sending = plan.send();
    http().expectOne('/api/upload').flush(publication(), { status: 202, statusText: 'Accepted' });
    await sending;

    expect(await harness.standing()).toBe(severalCopy.sent);
    expect(await harness.address()).toBe(`/posts/${publication().id}`);
    expect(await harness.isUnfolded()).toBe(false);
  });

  it('asks which post is meant when the studio has the former one', async () => {
    const { harness, plan, further } = await agreed();
    const sending = plan.send();
    const answer = problem('idempotency_key_reused', 422, { current: publication() });
    http().expectOne('/api/upload').flush(answer, { status: 422, statusText: 'Unprocessable' });
    await sending;

    await (await harness.former())?.sendFurther();
    expect(further.mock.calls).toEqual([[plan]]);
    await (await harness.former())?.keep();

    expect([await harness.standing(), await harness.former()]).toEqual([severalCopy.sent, null]);
  });
});
