export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric as Prometheus knows it: one name, one meaning, a value for each set of labels. */
export interface MetricFamily {
  /** By Prometheus' conventions: base units (`_seconds`, `_bytes`), `_total` for what only grows. */
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly Sample[];
}

/** Gives some of the metrics of this process, as they are now. */
export abstract class MetricSource {
  abstract read(): Promise<MetricFamily[]> | MetricFamily[];
}

/** Injection token of the list of every `MetricSource` of the process. */
export const METRIC_SOURCES = Symbol('MetricSources');

export const gauge = (name: string, help: string, value: number): MetricFamily => ({
  name,
  help,
  type: 'gauge',
  samples: [{ value }],
});
