import { PublicationSchema } from '@flowcast/shared-models';
import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { AccountEntity } from '../accounts/index.ts';
import { VideoEntity } from '../catalog/index.ts';
import { type PublicationParts, toPublication } from './publication.mapper.ts';
import { PublicationEntity } from './publication.entity.ts';

const id = '00000000-0000-4000-8000-000000000001';
const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second));

const parts = (history: PublicationParts['history']): PublicationParts => ({
  publication: Object.assign(new PublicationEntity(), {
    id,
    accountId: id,
    videoId: id,
    mode: 'draft',
    post: null,
    state: 'in_inbox',
    version: 7,
    scheduledAt: null,
    createdAt: at(0),
    bytesSent: 10,
    sizeBytes: 10,
    publishId: 'v_inbox_file~v2.7300000000000000003',
    postIds: [],
    postUrl: null,
    failReason: null,
    needs: [],
  } as const),
  account: Object.assign(new AccountEntity(), { id, displayName: 'Ava', username: null, avatarKey: null }),
  video: Object.assign(new VideoEntity(), { id, title: 'Tide', posterKey: null, durationMs: 6_000 }),
  history,
});

describe('a publication as it is shown', () => {
  it('is what the contract says', () => {
    const shown = toPublication(parts([{ state: 'planned', detail: {}, at: at(0) }]));

    expect(v.parse(PublicationSchema, shown)).toEqual(shown);
  });

  it('says how the video of its newest attempt went to TikTok, and why', () => {
    const pulled = { transfer: 'PULL_FROM_URL', transferReason: 'catalog_video' } as const;
    const sent = { transfer: 'FILE_UPLOAD', transferReason: 'no_pull_address' } as const;
    const step = { state: 'failed', detail: {}, at: at(1) } as const;
    const planned = { state: 'planned', detail: {}, at: at(2), transfer: null, transferReason: null } as const;
    const transferOf = (history: PublicationParts['history']) => toPublication(parts(history)).transfer;

    expect(transferOf([planned])).toBeNull();
    expect(transferOf([{ ...step, ...sent }, { ...step, ...pulled }, planned])).toEqual({
      by: 'PULL_FROM_URL',
      because: 'catalog_video',
    });
  });

  it('tells each state a creator knows once, when it was entered', () => {
    const { history } = toPublication(
      parts([
        { state: 'planned', detail: { publication: 'scheduled' }, at: at(0) },
        { state: 'planned', detail: { publication: 'needs_attention' }, at: at(1) },
        { state: 'planned', detail: {}, at: at(2) },
        { state: 'init_sent', detail: {}, at: at(3) },
        { state: 'init_ok', detail: {}, at: at(4) },
        { state: 'sending', detail: {}, at: at(5) },
        { state: 'commit_sent', detail: {}, at: at(6) },
        { state: 'accepted', detail: {}, at: at(7) },
        { state: 'in_inbox', detail: {}, at: at(8) },
      ]),
    );

    expect(history).toEqual([
      { state: 'scheduled', at: at(0).toISOString() },
      { state: 'needs_attention', at: at(1).toISOString() },
      { state: 'queued', at: at(2).toISOString() },
      { state: 'sending', at: at(3).toISOString() },
      { state: 'processing', at: at(7).toISOString() },
      { state: 'in_inbox', at: at(8).toISOString() },
    ]);
  });
});
