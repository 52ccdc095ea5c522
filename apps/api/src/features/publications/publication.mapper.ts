import type { Publication } from '@flowcast/shared-models';
import { type AccountEntity, avatarUrlOf } from '../accounts/index.ts';
import { posterUrlOf, type VideoEntity } from '../catalog/index.ts';
import type { AttemptHistoryEntity } from './attempts/attempt-history.entity.ts';
import type { AttemptEntity } from './attempts/attempt.entity.ts';
import { publicationStateOf } from './publication-state-of.ts';
import type { PublicationEntity } from './publication.entity.ts';

/** An entry of the history, and the way its attempt went then. */
export type PublicationStep = Pick<AttemptHistoryEntity, 'state' | 'detail' | 'at'> &
  Partial<Pick<AttemptEntity, 'transfer' | 'transferReason'>>;

/** What a publication is shown with. `history`: of all its attempts, oldest first. */
export interface PublicationParts {
  publication: Omit<PublicationEntity, 'creatorId' | 'updatedAt'>;
  account: Pick<AccountEntity, 'id' | 'displayName' | 'username' | 'avatarKey'>;
  video: Pick<VideoEntity, 'id' | 'title' | 'posterKey' | 'durationMs'>;
  history: readonly PublicationStep[];
}

export function toPublication({ publication, account, video, history }: PublicationParts): Publication {
  return {
    id: publication.id,
    mode: publication.mode,
    accountId: publication.accountId,
    videoId: publication.videoId,
    post: publication.post,
    state: publication.state,
    version: publication.version,
    scheduledAt: publication.scheduledAt?.toISOString() ?? null,
    createdAt: publication.createdAt.toISOString(),
    transfer: transferOf(history),
    bytesSent: publication.bytesSent,
    sizeBytes: publication.sizeBytes,
    publishId: publication.publishId,
    postIds: publication.postIds,
    postUrl: publication.postUrl,
    failReason: publication.failReason,
    needs: publication.needs,
    video: { title: video.title, posterUrl: posterUrlOf(video), durationMs: video.durationMs },
    account: { displayName: account.displayName, username: account.username, avatarUrl: avatarUrlOf(account) },
    history: entriesOf(history),
  };
}

/** That of the newest attempt; while one waits for its turn, that of the one before. */
function transferOf(history: PublicationParts['history']): Publication['transfer'] {
  const { transfer, transferReason } = history.findLast((step) => step.transfer) ?? {};
  return transfer && transferReason ? { by: transfer, because: transferReason } : null;
}

/** Several states of an attempt are one to a creator: only the entry into it is told. */
function entriesOf(history: PublicationParts['history']): Publication['history'] {
  return history
    .map(({ state, detail, at }) => ({ state: shownState(detail) ?? publicationStateOf[state], at: at.toISOString() }))
    .filter(({ state }, index, all) => state !== all[index - 1]?.state);
}

/** `scheduled` and `needs_attention` are no states of an attempt, so its history names them beside. */
function shownState(detail: Record<string, unknown>): string | null {
  const { publication } = detail;
  return typeof publication === 'string' ? publication : null;
}
