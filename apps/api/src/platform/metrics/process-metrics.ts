import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { gauge, type MetricFamily, MetricSource } from './metric-family.ts';

/** What Prometheus' own clients tell of a process, by the same names. */
@Injectable()
export class ProcessMetrics extends MetricSource implements OnApplicationShutdown {
  #delay: ReturnType<typeof monitorEventLoopDelay> | null = null;

  onApplicationShutdown(): void {
    this.#delay?.disable();
  }

  read(): MetricFamily[] {
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    return [
      {
        name: 'process_cpu_seconds_total',
        help: 'Processor time of this process.',
        type: 'counter',
        samples: [{ value: (user + system) / 1e6 }],
      },
      gauge('process_resident_memory_bytes', 'Memory of this process.', rss),
      gauge('process_start_time_seconds', 'When this process began, since 1970.', performance.timeOrigin / 1000),
      gauge('nodejs_heap_size_used_bytes', 'Used part of the JavaScript heap.', heapUsed),
      gauge('nodejs_eventloop_lag_p99_seconds', 'How late timers are, since the last look.', this.#lagSeconds()),
    ];
  }

  /** Measured from the first look on: a process that nobody looks at pays nothing. */
  #lagSeconds(): number {
    if (this.#delay === null) {
      this.#delay = monitorEventLoopDelay();
      this.#delay.enable();
      return 0;
    }
    const seconds = this.#delay.percentile(99) / 1e9;
    this.#delay.reset();
    return seconds;
  }
}
