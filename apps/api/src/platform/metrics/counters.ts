import { Injectable } from '@nestjs/common';
import { type MetricFamily, MetricSource } from './metric-family.ts';

/** Something that is counted since the process began. */
export interface Counter<Label extends string = string> {
  readonly name: string;
  readonly help: string;
  /** What it is told apart by, with every value: each begins at 0, so that a rate can be had from the first event on. */
  readonly by?: { readonly label: string; readonly values: readonly Label[] };
}

const declared = new Set<Counter>();

/** Declares a counter, which every process then shows, from 0 on. */
export function defineCounter<Label extends string>(counter: Counter<Label>): Counter<Label> {
  declared.add(counter);
  return counter;
}

/** The counters of this process. */
@Injectable()
export class Counters extends MetricSource {
  readonly #values = new Map<Counter, Map<string, number>>();

  add<Label extends string>(counter: Counter<Label>, count: number, label?: NoInfer<Label>): void {
    const values = this.#valuesOf(counter);
    values.set(label ?? '', (values.get(label ?? '') ?? 0) + count);
  }

  read(): MetricFamily[] {
    return [...declared].map((counter) => ({
      name: counter.name,
      help: counter.help,
      type: 'counter',
      samples: [...this.#valuesOf(counter)].map(([label, value]) =>
        counter.by ? { labels: { [counter.by.label]: label }, value } : { value },
      ),
    }));
  }

  #valuesOf(counter: Counter): Map<string, number> {
    const known = this.#values.get(counter);
    if (known) return known;
    const fresh = new Map((counter.by?.values ?? ['']).map((label) => [label, 0]));
    this.#values.set(counter, fresh);
    return fresh;
  }
}
