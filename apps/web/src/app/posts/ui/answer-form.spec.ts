import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { inputBinding, outputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Answer, CreatorInfo } from '@flowcast/shared-models';
import { waitFor, within } from '@testing-library/dom';
import { creatorInfo, problem, publication } from '../../../../test/factories.ts';
import { mount } from '../../../../test/mount.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { answerCopy } from '../copy.ts';
import { AnswerFormHarness } from './answer-form.harness.ts';
import { AnswerForm } from './answer-form.ts';

const asked = `/api/accounts/${publication().accountId}/creator-info`;
const page = () => within(document.body);

describe('AnswerForm', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([apiErrorInterceptor])), provideHttpClientTesting()],
    });
  });

  async function open() {
    const answered = jest.fn<(answer: Omit<Answer, 'version'>) => void>();
    const post = publication({ state: 'needs_attention' });
    // Mounting waits for all requests: TikTok's answer has to come meanwhile.
    const mounting = mount(AnswerForm, AnswerFormHarness, [
      inputBinding('publication', () => post),
      outputBinding<Omit<Answer, 'version'>>('answered', answered),
    ]);
    const http = TestBed.inject(HttpTestingController);
    return { mounting, answered, http, request: await waitForRequest(http, asked) };
  }

  async function show(info: Partial<CreatorInfo>) {
    const { mounting, answered, request } = await open();
    request.flush(creatorInfo(info));
    return { harness: (await mounting).harness, answered };
  }

  it('says what is no longer offered, and wants an audience that is', async () => {
    const { harness, answered } = await show({ privacyLevelOptions: ['SELF_ONLY'], commentDisabled: true });
    const changes = await harness.changes();
    expect(changes).toHaveLength(2);
    expect(changes[0]).toContain('Everyone');

    await harness.answer();

    expect(await harness.problem()).toContain(answerCopy.missing);
    expect(page().queryByRole('dialog')).toBeNull();
    expect(answered).not.toHaveBeenCalled();
  });

  it('answers with the choices and a new consent, after an explicit yes', async () => {
    const { harness, answered } = await show({ privacyLevelOptions: ['SELF_ONLY'], commentDisabled: true });
    await (await harness.audience()).choose('Only me');
    await (await harness.caption()).write('Last light, again');
    await harness.answer();
    expect(answered).not.toHaveBeenCalled();

    (await page().findByRole('button', { name: answerCopy.confirm.yes })).click();

    await waitFor(() => expect(answered).toHaveBeenCalledTimes(1));
    expect(answered.mock.calls[0]?.[0]).toMatchObject({
      post: { caption: 'Last light, again', privacyLevel: 'SELF_ONLY', allowComment: false },
      consent: { declaration: "By posting, you agree to TikTok's Music Usage Confirmation." },
    });
  });

  it('says when TikTok cannot be asked, and asks again', async () => {
    const { mounting, http, request } = await open();
    request.flush(problem('tiktok_unavailable', 503), { status: 503, statusText: 'Unavailable' });
    const { harness } = await mounting;
    expect(await harness.problem()).not.toBeNull();

    const again = harness.askAgain();
    (await waitForRequest(http, asked)).flush(creatorInfo());
    await again;

    expect(await harness.problem()).toBeNull();
    expect(await harness.changes()).toEqual([]);
  });
});
