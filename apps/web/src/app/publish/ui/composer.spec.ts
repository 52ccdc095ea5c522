import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CreatorInfo } from '@flowcast/shared-models';
import { waitFor, within } from '@testing-library/dom';
import { CheckBoxHarness } from '../../../../test/check-box-harness.ts';
import { DropListHarness } from '../../../../test/drop-list-harness.ts';
import { creatorInfo, forecast, me, publication, video } from '../../../../test/factories.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { apiErrorInterceptor } from '../../shared/data/api-error-interceptor.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { ComposerQuery } from '../data/composer-query.ts';
import { requiredStrings } from '../../shared/util/required-strings.ts';
import { Composer } from './composer.ts';

describe('Composer', () => {
  let loader: HarnessLoader;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([apiErrorInterceptor])),
        provideHttpClientTesting(),
        provideRouter([]),
        ComposerQuery,
      ],
    });
    TestBed.inject(SessionStore).accept(me());
  });

  async function open(info: Partial<CreatorInfo> = {}) {
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(Composer);
    loader = TestbedHarnessEnvironment.loader(fixture);
    fixture.detectChanges();
    http.expectOne(({ url }) => url.endsWith('/creator-info')).flush(creatorInfo(info));
    http.expectOne(({ url }) => url.endsWith('/forecast')).flush(forecast({ postsLast24h: 13 }));
    await fixture.whenStable();
    // The catalog is asked a moment later.
    const list = await waitForRequest(http, '/api/videos');
    list.flush({ items: [video({ isDemo: true })], nextCursor: null });
    await fixture.whenStable();
    return { fixture, http, screen: within(fixture.nativeElement as HTMLElement) };
  }

  const select = () => loader.getHarness(DropListHarness);
  const box = (label: string) => loader.getHarness(CheckBoxHarness.with({ label }));
  const disclosure = async () => {
    const [toggle] = await (await loader.getChildLoader('fc-disclosure')).getAllHarnesses(CheckBoxHarness);
    if (!toggle) throw new Error('No disclosure switch on the page.');
    return toggle;
  };

  it('names the account it posts to (U2), and how near it is to its day’s end', async () => {
    const { screen } = await open();
    expect(screen.getByText('14th of about 15 posts today')).toBeTruthy();

    expect(screen.getByText('@ava.studio')).toBeTruthy();
    expect(screen.getByText('Videos up to 5 minutes')).toBeTruthy();
  });

  it('offers exactly TikTok’s audiences and chooses none (U6)', async () => {
    await open({ privacyLevelOptions: ['FOLLOWER_OF_CREATOR', 'SELF_ONLY'] });
    const audience = await select();

    expect(await audience.text()).toBe('Choose who can view it');
    await audience.open();

    expect(await audience.texts()).toEqual([expect.stringContaining('Followers'), expect.stringContaining('Only me')]);
  });

  it('ticks nothing and explains what is off in text (U7, U8)', async () => {
    const { screen } = await open({ stitchDisabled: true });

    for (const label of ['Comment', 'Duet', 'Stitch']) expect(await (await box(label)).isChecked()).toBe(false);
    expect(await (await box('Stitch')).isDisabled()).toBe(true);
    expect(screen.getByText(/Stitch is turned off in this account/)).toBeTruthy();
  });

  it('locks "Only me" once branded content is ticked (U15)', async () => {
    await open();
    await (await disclosure()).check();
    await (await box('Branded content')).check();
    const audience = await select();
    await audience.open();

    const [onlyMe] = await audience.lockedTexts();

    expect(onlyMe).toMatch(/^Only me/);
    expect(onlyMe).toContain(requiredStrings.brandedNotPrivate);
  });

  it('shows the label the disclosure will cause (U12)', async () => {
    const { screen } = await open();
    await (await disclosure()).check();
    expect(screen.getAllByText(requiredStrings.disclosureMissing).length).toBeGreaterThan(0);

    await (await box('Your brand')).check();
    expect(screen.getByText(requiredStrings.promotionalLabel)).toBeTruthy();
    await (await box('Branded content')).check();

    expect(screen.getByText(requiredStrings.paidLabel)).toBeTruthy();
  });

  it('lists what is missing beside the button, each a link to its field', async () => {
    const { screen } = await open();

    expect(screen.getByRole('button', { name: 'Publish to TikTok' }).getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('link', { name: 'Choose a video' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Choose who can view this video' })).toBeTruthy();
  });

  it('stops when TikTok takes no posts from this account (U3)', async () => {
    const { screen } = await openBlocked();

    expect(screen.getByText('This account has posted enough for today')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish to TikTok' })).toBeNull();
  });

  it('folds away in draft mode what TikTok ignores (U26)', async () => {
    const { fixture, screen } = await open();

    screen.getByRole<HTMLInputElement>('radio', { name: /Send as draft/ }).click();
    await fixture.whenStable();

    expect(screen.getByText('TikTok asks you this in the app')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Caption' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Send draft to TikTok' })).toBeTruthy();
  });

  it('sends nothing before the explicit yes, then hands the publication over (U21)', async () => {
    const { fixture, http, screen } = await open();
    const published = jest.fn();
    fixture.componentInstance.published.subscribe(published);
    (await screen.findByRole('button', { name: 'Use the demo video' })).click();
    TestBed.tick();
    http.expectOne(`/api/videos/${video().id}`).flush(video());
    await (await select()).choose('Everyone');

    screen.getByRole('button', { name: 'Publish to TikTok' }).click();
    await fixture.whenStable();
    http.expectNone('/api/upload');
    const sheet = within(document.body).getByRole('dialog', { name: 'Publish this video?' });
    expect(sheet.textContent).toContain('visible to everyone');
    within(sheet).getByRole('button', { name: 'Yes, publish' }).click();
    const request = await waitForRequest(http, '/api/upload');
    request.flush(publication(), { status: 202, statusText: 'Accepted' });

    await waitFor(() => expect(published).toHaveBeenCalledWith(publication().id));
  });

  async function openBlocked() {
    const http = TestBed.inject(HttpTestingController);
    const fixture = TestBed.createComponent(Composer);
    fixture.detectChanges();
    const blocked = creatorInfo({ postingBlocked: 'spam_risk_too_many_posts', privacyLevelOptions: [] });
    http.expectOne(({ url }) => url.endsWith('/creator-info')).flush(blocked);
    http.expectOne(({ url }) => url.endsWith('/forecast')).flush(forecast());
    await fixture.whenStable();
    return { screen: within(fixture.nativeElement as HTMLElement) };
  }
});
