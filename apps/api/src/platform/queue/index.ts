export { endInOrderOnLostRejection } from './lost-rejection.ts';
export { type JobContext, JobHandler } from './job-handler.ts';
export { addJob, type JobOptions, JobQueue } from './job-queue.ts';
export { JOB_HANDLERS, JobRunner, requireOneHandlerEach } from './job-runner.ts';
export { QueueMetrics } from './queue-metrics.ts';
export { QueueModule } from './queue.module.ts';
export { defineTask, type Task } from './task.ts';
export { WorkerLeaseEntity } from './worker-lease.entity.ts';
export { WorkerLeases } from './worker-leases.ts';
