import { Global, Module } from '@nestjs/common';
import { Counters } from './counters.ts';
import { ProcessMetrics } from './process-metrics.ts';

@Global()
@Module({ providers: [Counters, ProcessMetrics], exports: [Counters, ProcessMetrics] })
export class MetricsModule {}
