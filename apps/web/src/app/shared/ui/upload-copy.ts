import type { UploadStage } from '../data/video-upload-store.ts';

/** A video on its way from a device to the studio. */
export const uploadCopy = {
  choose: 'Choose a video file',
  how: 'or drop or paste it here. MP4, MOV or WebM, up to 4 GB.',
  cancel: 'Cancel upload',
  progress: 'Upload',
  resumed: 'Goes on where it stopped last time.',
  refused: (name: string) => `TikTok would not take “${name}”`,
  refusedText: 'Nothing was kept. Export the video again, or choose another one.',
  stopped: 'The upload stopped',
  stoppedText: 'Choose the same file again: it goes on where it stopped.',
  sent: (sent: string, all: string) => `${sent} of ${all}`,
  perSecond: (amount: string) => `${amount}/s`,
  left: (time: string) => `${time} left`,
  spoken: (doing: string, percent: number) => `${doing}, ${percent} percent`,
} as const;

export const uploadDoing: Partial<Record<UploadStage, string>> = {
  checking: 'Reading the video',
  waiting: 'Waiting for the network',
  uploading: 'Uploading to the studio',
  finishing: 'The studio checks the video',
};

/** What becomes of it when something comes in between. */
export const uploadHope = {
  waiting: 'Goes on by itself once the studio can be reached.',
  kept: 'If this page is closed, it goes on by itself when you come back.',
  notKept: 'If this is interrupted, choose the same file again: it goes on where it stopped.',
} as const;
