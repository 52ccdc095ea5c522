import { Module } from '@nestjs/common';
import { PublicationMetrics } from './features/publications/index.ts';
import {
  Counters,
  METRIC_SOURCES,
  type MetricSource,
  MetricsServer,
  ProcessMetrics,
} from './platform/metrics/index.ts';
import { QueueMetrics } from './platform/queue/index.ts';

/** What every long-lived process tells about itself and about the product. */
const sources = {
  provide: METRIC_SOURCES,
  inject: [ProcessMetrics, Counters, QueueMetrics, PublicationMetrics],
  useFactory: (...list: MetricSource[]) => list,
};

@Module({ providers: [QueueMetrics, PublicationMetrics, sources, MetricsServer] })
export class MonitoringModule {}
