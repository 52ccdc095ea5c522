import type { Task } from './task.ts';

export interface JobContext {
  /** Aborted when the worker shuts down: stop at the next safe point. */
  signal: AbortSignal;
  /** 1 on the first try. */
  attempt: number;
  isLastAttempt: boolean;
}

/** Does one kind of job. Throwing means: try again later, until the job's attempts are used up. */
export abstract class JobHandler<Payload> {
  abstract readonly task: Task<Payload>;
  abstract handle(payload: Payload, context: JobContext): Promise<void>;
}
