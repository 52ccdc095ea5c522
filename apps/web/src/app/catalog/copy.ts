import type { ApiError, ApiErrorCode } from '../shared/data/api-error.ts';
import { problemSentence, type ProblemSentence } from '../shared/ui/problem-copy.ts';

export const catalogCopy = {
  title: 'Catalog',
  lead: 'Videos the studio has prepared. Choose one to publish it.',
  list: 'Videos',
  search: 'Search the catalog',
  tags: 'Tags',
  unposted: 'Not yet posted by me',
  archived: 'Archived',
  noneArchived: 'Nothing is archived. What an admin archives waits here until it is restored or deleted.',
  allPosted: 'You have posted every video that matches.',
  scrub: 'Left and right arrow keys move through the video. Up, down, Page Up and Page Down lead to other videos.',
  use: 'Use this video',
  manage: 'Manage',
  demo: 'Demo',
  noMatch: 'No video matches this search.',
  clear: 'Show all videos',
  emptyTitle: 'The catalog is empty',
  emptyText: 'An admin registers videos under Admin. You can already publish a video from your device.',
  publish: 'Publish from your device',
  tryAgain: 'Try again',
  archivedNow: 'is archived.',
  undo: 'Undo',
  dismiss: 'Dismiss',
} as const;

export const manageCopy = {
  title: 'Title',
  tags: 'Tags',
  tagsHint: 'Separate them with commas.',
  description: 'Description',
  save: 'Save changes',
  saving: 'Saving…',
  saved: 'Saved. Everybody sees it from now on.',
  close: 'Close',
  conflictTitle: 'Somebody else changed this video',
  conflictText: 'It was saved meanwhile with the title',
  conflictKept: 'What you typed is still here and was not saved.',
  theirs: 'Take theirs',
  mine: 'Keep mine',
  usesTitle: 'Who used it',
  usesLoading: 'Looking who used it',
  usesEmpty: 'Nobody has published this video yet.',
  usesMore: 'Show older ones',
  onAccount: 'on',
  openHere: 'Open',
  openPost: 'On TikTok',
  archiveTitle: 'Archive',
  archiveText:
    'Nobody finds it in the catalog any more. Posts that are scheduled with it will wait and ask their creators. You can restore it.',
  archive: 'Archive this video',
  archivedText: 'It is archived: only admins see it, and nobody can publish it.',
  restore: 'Restore to the catalog',
  remove: 'Delete for good',
  ask: {
    title: 'Delete this video for good?',
    text: 'Its file is deleted. This cannot be undone.',
    yes: 'Yes, delete it',
    back: 'Keep it',
  },
} as const;

const sentences: Partial<Record<ApiErrorCode, ProblemSentence>> = {
  not_found: {
    title: 'This video is gone',
    text: 'Another admin archived or deleted it meanwhile. Nothing was changed; look under “Archived”.',
  },
  video_in_use: {
    title: 'It was published, so it stays',
    text: 'Posts refer to its file. It stays archived, where nobody but admins sees it.',
  },
  offline: {
    title: 'No connection to the studio',
    text: 'Nothing was changed, and what you typed is still here. Check your connection, then try again.',
  },
  not_signed_in: {
    title: 'You are signed out',
    text: 'Nothing was changed. Sign in again, then open the video once more.',
  },
};

/** What went wrong with one video, and what was kept. */
export const manageSentence = (error: ApiError): ProblemSentence => sentences[error.code] ?? problemSentence(error);
