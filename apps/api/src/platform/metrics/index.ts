export { Counters, defineCounter } from './counters.ts';
export { gauge, METRIC_SOURCES, type MetricFamily, MetricSource } from './metric-family.ts';
export { MetricsModule } from './metrics.module.ts';
export { MetricsServer } from './metrics-server.ts';
export { ProcessMetrics } from './process-metrics.ts';
