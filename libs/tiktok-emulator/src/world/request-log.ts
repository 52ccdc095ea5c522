/** One thing that happened, in the order it happened. */
export interface LogEntry {
  logId: string;
  /** ISO instant by the emulator's clock. */
  at: string;
  method: string;
  path: string;
  endpoint: string | null;
  account: string | null;
  /** Null when no answer was given because a fault cut the connection. */
  status: number | null;
  /** `error.code` of the answer, or the OAuth `error`. */
  code: string | null;
  /** JSON or form fields, with secrets and tokens masked; absent for uploads. */
  body: unknown;
  /** What TikTok would let pass but a careful client would not do, and the faults that struck. */
  notes: string[];
  durationMs: number;
}

/** Enough for a long test run; older entries are dropped. */
export const maxLogEntries = 5_000;
