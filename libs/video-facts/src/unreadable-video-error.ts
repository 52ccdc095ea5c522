import type { Refusal } from './judge-video.ts';

export type UnreadableReason = 'empty' | 'unknown_format' | 'no_picture' | 'incomplete' | 'malformed';

const sentences: Readonly<Record<UnreadableReason, string>> = {
  empty: 'The file is empty.',
  unknown_format: 'This is not a video we can read. Use an MP4, MOV or WebM file.',
  no_picture: 'The file has no picture, only sound or other data.',
  incomplete: 'The file ends too early. It may have been cut off while it was copied or saved.',
  malformed: 'The file is damaged: what it says about itself cannot be true.',
};

/** The bytes are no video, or not all of one. Failures of reading itself (disk, network) are thrown as they come. */
export class UnreadableVideoError extends Error {
  override readonly name = 'UnreadableVideoError';
  readonly reason: UnreadableReason;

  constructor(reason: UnreadableReason, options?: { cause?: unknown }) {
    super(sentences[reason], options);
    this.reason = reason;
  }

  /** The same in the words of `judgeVideo`, so that callers show every refusal alike. */
  get refusal(): Refusal {
    return { code: 'file_format_check_failed', message: this.message };
  }
}
