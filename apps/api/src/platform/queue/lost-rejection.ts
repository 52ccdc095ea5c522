import type { LoggerService } from '@nestjs/common';

const deadlineMs = 20_000;

/**
 * graphile-worker writes the end of a job in a promise that it lets go of: when Postgres is gone just then, nobody hears of
 * its rejection, and Node would end the process in the middle of everything. The queue no longer knows that the job ended,
 * so the process must end; but in order, and its supervisor starts it anew. (Its batches, which do listen, stop for good at
 * the second failure: https://github.com/graphile/worker/issues/636.)
 */
export function endInOrderOnLostRejection(logger: LoggerService): void {
  let isEnding = false;
  process.on('unhandledRejection', (reason) => {
    if (isEnding) return;
    isEnding = true;
    logger.error(`This worker ends, to be started anew, because of a failure nobody waited for: ${String(reason)}`);
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(), deadlineMs).unref();
  });
}
