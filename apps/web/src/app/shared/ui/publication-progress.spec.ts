import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { describe, expect, it, jest } from '@jest/globals';
import type { Publication } from '@flowcast/shared-models';
import { within } from '@testing-library/dom';
import { publication } from '../../../../test/factories.ts';
import { failSentence } from './fail-reasons.ts';
import { PublicationProgress } from './publication-progress.ts';

describe('PublicationProgress', () => {
  const tryAgain = { name: 'Try again' };

  function show(change: Partial<Publication>) {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(PublicationProgress);
    fixture.componentRef.setInput('publication', publication(change));
    fixture.detectChanges();
    return { fixture, screen: within(fixture.nativeElement as HTMLElement) };
  }

  it('ends with "Publish Successful" and the link to the post', () => {
    const { screen } = show({
      state: 'published',
      postUrl: 'https://www.tiktok.com/@ava.studio/video/7412345678901234567',
    });

    expect(screen.getByRole('heading', { name: 'Publish Successful' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the post on TikTok' }).getAttribute('href')).toBe(
      'https://www.tiktok.com/@ava.studio/video/7412345678901234567',
    );
    expect(screen.queryByRole('button', { name: 'Cancel this publication' })).toBeNull();
  });

  it('says that a post only its creator sees gets no link', () => {
    const post = publication().post;
    const { screen } = show({ state: 'published', post: post && { ...post, privacyLevel: 'SELF_ONLY' } });

    expect(screen.getByText(/TikTok gives out no link for a post that only you can see/)).toBeTruthy();
  });

  it('ends a draft with the three steps in the TikTok app (U25)', () => {
    const { screen } = show({ state: 'in_inbox', mode: 'draft', post: null });

    expect(screen.getByRole('heading', { name: 'Draft delivered' })).toBeTruthy();
    expect(screen.getByText('Go to Inbox and tap the notification about your draft.')).toBeTruthy();
    expect(screen.queryByText('Publish Successful')).toBeNull();
  });

  it('shows how much TikTok has, and lets it be cancelled', () => {
    const cancelled = jest.fn();
    const { fixture, screen } = show({ state: 'sending', bytesSent: 400_000 });
    fixture.componentInstance.cancelled.subscribe(cancelled);

    screen.getByRole('button', { name: 'Cancel this publication' }).click();

    expect(screen.getByRole('progressbar', { name: 'Sent to TikTok' }).getAttribute('value')).toBe('400000');
    expect(screen.getByText('400 kB of 800 kB')).toBeTruthy();
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['device_video', 'FILE_UPLOAD', /The studio sends the video, because it came from your device/],
    ['no_pull_address', 'FILE_UPLOAD', /The studio sends the video, because TikTok cannot fetch it/],
    ['catalog_video', 'PULL_FROM_URL', /TikTok fetches the video from the studio by itself/],
  ] as const)('says which way the video goes, and why (%s)', (because, by, sentence) => {
    const { screen } = show({ state: 'published', transfer: { by, because } });

    expect(screen.getByText(sentence)).toBeTruthy();
  });

  it('offers no cancelling of what TikTok fetches, and shows how far it is', () => {
    const transfer = { by: 'PULL_FROM_URL', because: 'catalog_video' } as const;
    const { screen } = show({ state: 'processing', transfer, bytesSent: 400_000 });

    expect(screen.queryByRole('button', { name: 'Cancel this publication' })).toBeNull();
    expect(screen.getByRole('progressbar', { name: 'Sent to TikTok' }).getAttribute('value')).toBe('400000');
  });

  it.each([
    [null, /usually takes less than a few minutes/],
    [20_000, /For this account that usually takes less than a minute/],
    [61_000, /usually takes about a minute/],
    [200_000, /usually takes about 3 minutes/],
    [7_000_000, /usually takes about 2 hours/],
  ])('says how long TikTok usually checks (%s ms)', (usualCheckMs, sentence) => {
    const { fixture, screen } = show({ state: 'processing', bytesSent: 800_000 });
    fixture.componentRef.setInput('pace', { usualCheckMs, resumedAtByte: 5_000_000 });
    fixture.detectChanges();

    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.getByText('The connection broke. It went on at 5 MB.')).toBeTruthy();
  });

  it('points to the choices below where they can be made anew', () => {
    const needs = [{ code: 'comment_disabled', field: 'post.allowComment', message: 'From the API.' }];
    const { fixture, screen } = show({ state: 'needs_attention', needs });
    fixture.componentRef.setInput('answersBelow', true);
    fixture.detectChanges();

    expect(screen.getByText(/Choose anew below/)).toBeTruthy();
  });

  it('explains a failure in a sentence and shows TikTok’s word for it', () => {
    const { screen } = show({ state: 'failed', failReason: 'frame_rate_check_failed' });

    expect(screen.getByText(failSentence('frame_rate_check_failed'))).toBeTruthy();
    expect(screen.getByText('frame_rate_check_failed')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Start again with this video' }).getAttribute('href')).toContain(
      '/publish?video=',
    );
  });

  it('offers to try again only where that can help', () => {
    expect(show({ state: 'failed', failReason: 'spam_risk_text' }).screen.queryByRole('button', tryAgain)).toBeNull();
    TestBed.resetTestingModule();
    const { fixture, screen } = show({ state: 'failed', failReason: 'upload_url_expired' });
    const retried = jest.fn();
    fixture.componentInstance.retried.subscribe(retried);

    screen.getByRole('button', tryAgain).click();

    expect(retried).toHaveBeenCalledTimes(1);
  });

  it.each([
    'init_answer_lost',
    'upload_url_expired',
    'upload_server_error',
    'media_missing',
    'media_changed',
    'video_archived',
    'account_of_another_creator',
    'not_on_tiktok',
    'unreadable_response',
    'tiktok_refused',
    'file_format_check_failed',
    'auth_removed',
    'spam_risk',
  ])('has a sentence of its own for %s', (reason) => {
    expect(failSentence(reason)).not.toBe(failSentence('never heard of'));
  });

  it('says what changed and what to do', () => {
    const needs = [{ code: 'privacy_level_not_offered', field: 'post.privacyLevel', message: 'From the API.' }];
    const { screen } = show({ state: 'needs_attention', needs });

    expect(screen.getByText('TikTok no longer offers this account the audience you chose.')).toBeTruthy();
    expect(screen.getByText(/Start again with this video and choose who can view it/)).toBeTruthy();
    expect(screen.getByRole('button', tryAgain)).toBeTruthy();
  });

  it('leads to the connection when that is what is missing', () => {
    const needs = [{ code: 'account_needs_reconnect', message: 'From the API.' }];
    const { screen } = show({ state: 'needs_attention', needs });

    const link = screen.getByRole('link', { name: 'Connect the account again' });

    expect(link.getAttribute('href')).toContain('connect=1');
    expect(link.getAttribute('href')).toContain(encodeURIComponent(`/posts/${publication().id}`));
  });

  it('shows what the API said of a need it does not know', () => {
    const { screen } = show({
      state: 'needs_attention',
      needs: [{ code: 'brand_new', message: 'Something changed.' }],
    });

    expect(screen.getByText('Something changed.')).toBeTruthy();
  });

  it('does not offer to post again while the outcome is unknown', () => {
    const { screen } = show({ state: 'unknown' });

    expect(screen.getByRole('heading', { name: 'We do not know whether TikTok posted this' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Start again with this video' })).toBeNull();
  });
});
