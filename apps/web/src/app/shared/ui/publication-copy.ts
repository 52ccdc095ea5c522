import type { PublicationState, TransferReason } from '@flowcast/shared-models';
import type { IconName } from './icon-paths.ts';

export type Tone = 'quiet' | 'busy' | 'good' | 'warn' | 'bad';

interface StateLook {
  word: string;
  icon: IconName;
  tone: Tone;
}

export const stateLook: Record<PublicationState, StateLook> = {
  scheduled: { word: 'Scheduled', icon: 'clock', tone: 'quiet' },
  queued: { word: 'Waiting', icon: 'clock', tone: 'busy' },
  sending: { word: 'Sending', icon: 'upload', tone: 'busy' },
  processing: { word: 'TikTok is checking', icon: 'eye', tone: 'busy' },
  published: { word: 'Published', icon: 'check', tone: 'good' },
  in_inbox: { word: 'In your TikTok inbox', icon: 'inbox', tone: 'good' },
  needs_attention: { word: 'Needs you', icon: 'alert', tone: 'warn' },
  failed: { word: 'Failed', icon: 'alert', tone: 'bad' },
  unknown: { word: 'Outcome unknown', icon: 'question', tone: 'warn' },
  cancelled: { word: 'Cancelled', icon: 'stop', tone: 'quiet' },
};

/** Which way the video goes to TikTok, and why. */
export const transferSentence: Record<TransferReason, string> = {
  device_video: 'The studio sends the video, because it came from your device.',
  catalog_video: 'TikTok fetches the video from the studio by itself, because it is in the catalog.',
  no_pull_address: 'The studio sends the video, because TikTok cannot fetch it from the catalog here.',
};

export const publicationCopy = {
  success: 'Publish Successful',
  successText: 'The post is on TikTok. It may take a few minutes until it can be seen on the profile.',
  openPost: 'Open the post on TikTok',
  linkLater: 'TikTok gives out the link once everyone can see the post. It appears here by itself.',
  linkNever:
    'TikTok gives out no link for a post that only you can see. You find it on your profile in the TikTok app.',
  draftSuccess: 'Draft delivered',
  draftText: 'TikTok has the video. You finish the post in the TikTok app:',
  draftSteps: [
    'Open the TikTok app on your phone.',
    'Go to Inbox and tap the notification about your draft.',
    'Add the caption, choose who can view it, and tap Post.',
  ],
  needsAttention: 'This post needs you',
  needsAttentionText: 'Nothing was sent to TikTok. This is why:',
  failed: 'This was not posted',
  unknown: 'We do not know whether TikTok posted this',
  unknownText:
    'TikTok received the video and then gave no answer we can trust. The studio keeps asking and will not send it again by itself. Look at your profile before you post it anew.',
  cancelled: 'Cancelled',
  cancelledText: 'Nothing was posted. The video is still in the studio.',
  scheduled: 'Waiting for its time',
  scheduledText: 'The studio publishes it by itself at the time you chose. You can leave this page.',
  scheduledFor: 'Planned for',
  progress: 'Progress',
  stored: 'The video is stored in the studio.',
  sent: 'Sent to TikTok',
  turn: 'Waiting for its turn.',
  waiting: 'On its way to TikTok',
  waitingText: 'You can leave this page; the studio carries on and shows the outcome under Posts.',
  processingText: 'It may take a few minutes until the post can be seen on your profile. You can leave this page.',
  connectionLost: 'Live updates are interrupted. Reconnecting; the publication itself goes on.',
  resumed: (amount: string) => `The connection broke. It went on at ${amount}.`,
  cancel: 'Cancel this publication',
  retry: 'Try again',
  publishNow: 'Publish now',
  reconnect: 'Connect the account again',
  again: 'Start again with this video',
  reason: 'Reason code:',
  legs: { studio: 'To the studio', sending: 'To TikTok', checking: 'TikTok checks', live: 'Live', inbox: 'Your inbox' },
} as const;

/** How long to wait while TikTok checks: the median of this account, or what is usual with TikTok. */
export function usualTime(medianMs: number | null): string {
  if (medianMs === null) return 'TikTok looks at the video. This usually takes less than a few minutes.';
  return `TikTok looks at the video. For this account that usually takes ${spanInWords(medianMs)}.`;
}

function spanInWords(ms: number): string {
  if (ms < 45_000) return 'less than a minute';
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 90) return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
  return `about ${Math.round(minutes / 60)} hours`;
}
