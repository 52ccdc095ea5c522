import type { GenericSchema } from 'valibot';

/** A kind of job: its name in the queue and the shape of its payload. */
export interface Task<Payload> {
  readonly name: string;
  readonly schema: GenericSchema<unknown, Payload>;
}

const defined = new Map<string, Task<unknown>>();

/** Declares a kind of job. Every one declared must have exactly one handler when a worker starts. */
export function defineTask<Payload>(name: string, schema: GenericSchema<unknown, Payload>): Task<Payload> {
  if (defined.has(name)) throw new Error(`Two tasks are named ${name}.`);
  const task = { name, schema };
  defined.set(name, task);
  return task;
}

export const definedTaskNames = (): string[] => [...defined.keys()];
