/**
 * Where on its way a change of the outside world is: a call to TikTok is `asked` (not passed on yet), for a chunk `inside`
 * (half of it passed on), then `accepted` (TikTok has done it, its answer is not passed on yet). A write is `unsaved` (its
 * commit is not passed on yet), then `saved` (committed, which the worker has not been told yet). TikTok's fetch of a video
 * is `asked` (not passed on to the API yet), `written` (the API has written it down and answers, no byte is passed on yet),
 * `inside` (half of the video is passed on), then `accepted` (TikTok has all of it).
 */
export type Moment = 'asked' | 'written' | 'inside' | 'accepted' | 'unsaved' | 'saved';

/** A change of the outside world that a worker, or a fetch of TikTok's, is about to make, at one moment of it. */
export interface Passage {
  /** A name of the table in `changes.ts`. */
  readonly change: string;
  readonly moment: Moment;
  /** Whose: the emulated TikTok user; null for what belongs to no account. */
  readonly account: string | null;
  /** HTTP status of TikTok's answer; absent before there is one, and for writes. */
  readonly status?: number;
  /** Ends when the worker's side of the connection is gone. */
  readonly gone: AbortSignal;
}

/** What becomes of it: passed on; cut off; or, for a call, answered in TikTok's place. */
export type Verdict = 'pass' | 'cut' | 'broken' | 'token_refused';

/** Everything a worker does to the outside world passes here, and waits as long as this says. */
export type Checkpoint = (passage: Passage) => Promise<Verdict>;

/** Told what a worker did that has no name in `changes.ts`; such a change is not passed on. */
export type ReportUnnamed = (what: string) => void;
