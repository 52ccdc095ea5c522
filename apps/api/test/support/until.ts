import { setTimeout as delay } from 'node:timers/promises';

/** Asks again until `fact` answers something truthy, and answers that. @throws {Error} after `timeoutMs` */
export async function until<T>(fact: () => Promise<T> | T, { timeoutMs = 10_000 } = {}): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await fact();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms for a fact that did not come: ${String(fact)}`);
    await delay(20);
  }
}
