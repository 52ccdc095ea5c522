import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/index.ts';
import { gauge, METRIC_SOURCES, type MetricFamily, type MetricSource } from './metric-family.ts';
import { prometheusContentType, prometheusText } from './prometheus-text.ts';

/** Serves `/metrics` on a port of its own, so that it can be kept from the people who reach the portal. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger(MetricsServer.name);
  readonly #config: Config;
  readonly #sources: readonly MetricSource[];
  #server: Server | null = null;

  constructor(@Inject(CONFIG) config: Config, @Inject(METRIC_SOURCES) sources: readonly MetricSource[]) {
    this.#config = config;
    this.#sources = sources;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, host } = this.#config;
    if (metricsPort === null) return;
    this.#server = createServer((request, response) => {
      const isMetrics = request.method === 'GET' && request.url === '/metrics';
      if (!isMetrics) return void response.writeHead(404).end();
      return void this.#text().then((text) =>
        response.writeHead(200, { 'Content-Type': prometheusContentType }).end(text),
      );
    }).listen(metricsPort, host);
    await once(this.#server, 'listening');
  }

  onApplicationShutdown(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  /** Without the database the process still tells what it knows by itself, and that the rest is missing. */
  async #text(): Promise<string> {
    const read = await Promise.allSettled(this.#sources.map(async (source) => source.read()));
    const families: MetricFamily[] = [];
    let failed = 0;
    for (const result of read) {
      if (result.status === 'fulfilled') families.push(...result.value);
      else {
        failed += 1;
        this.#logger.warn(`Some metrics could not be read: ${String(result.reason)}`);
      }
    }
    families.push(gauge('flowcast_metrics_unreadable', 'Groups of metrics that could not be read just now.', failed));
    return prometheusText(families);
  }
}
