import { setTimeout as wait } from 'node:timers/promises';
import { endGroup } from '../processes/end-group.mjs';

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A process that lived this long has recovered; its next end starts with the short pause again. */
const healthyAfterMs = 60_000;

/**
 * Watches over the processes of the product: starts again what dies, and stops all of them in the reverse order of their
 * start, so that nobody loses the database while still at work.
 *
 * @typedef {object} Service
 * @property {string} name as people read it
 * @property {() => Promise<import('node:child_process').ChildProcess> | import('node:child_process').ChildProcess} start
 * @property {NodeJS.Signals} [stopWith] default SIGTERM
 */
export class Supervisor {
  /** True once the whole product was up. */
  wasReady = false;
  #leash;
  #signal;
  /** @type {{ service: Service, child: import('node:child_process').ChildProcess }[]} */
  #running = [];
  #stopping = false;

  constructor({ leash, signal }) {
    this.#leash = leash;
    this.#signal = signal;
    signal.addEventListener('abort', () => (this.#stopping = true));
  }

  /** @param {Service} service */
  async start(service) {
    this.#signal.throwIfAborted();
    const entry = { service, child: await this.#launch(service) };
    this.#running.push(entry);
    this.#watch(entry, firstPauseMs);
  }

  /** @returns {boolean} false once it ended, until it is started again */
  isRunning(name) {
    const child = this.#running.find(({ service }) => service.name === name)?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  async stopAll() {
    this.#stopping = true;
    for (const { service, child } of this.#running.reverse()) {
      if (child.pid) await endGroup(child.pid, { signal: service.stopWith, deadlineMs: 8000 });
    }
    this.#running = [];
  }

  async #launch(service) {
    const child = await service.start();
    if (child.pid) this.#leash.hold(child.pid, service.stopWith);
    return child;
  }

  #watch(entry, pauseMs) {
    const startedAt = Date.now();
    entry.child.once('exit', (code, killedBy) => {
      this.#leash.release(entry.child.pid);
      if (this.#stopping || !this.wasReady) return;
      const isHealthy = Date.now() - startedAt > healthyAfterMs;
      void this.#restart(entry, killedBy ?? `code ${code}`, isHealthy ? firstPauseMs : pauseMs);
    });
  }

  async #restart(entry, how, pauseMs) {
    const { name } = entry.service;
    console.error(`${name} ended (${how}); starting it again in ${pauseMs / 1000} s.`);
    await wait(pauseMs, undefined, { ref: false });
    if (this.#stopping) return;
    const nextPauseMs = Math.min(pauseMs * 2, longestPauseMs);
    try {
      entry.child = await this.#launch(entry.service);
      this.#watch(entry, nextPauseMs);
      // Stopped while it was starting: stopAll() saw the old process only.
      if (this.#stopping) await endGroup(entry.child.pid, { signal: entry.service.stopWith });
    } catch (error) {
      if (!this.#stopping) await this.#restart(entry, error.message, nextPauseMs);
    }
  }
}
