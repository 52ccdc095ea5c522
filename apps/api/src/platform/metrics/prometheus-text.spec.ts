import { describe, expect, it } from '@jest/globals';
import { prometheusText } from './prometheus-text.ts';

describe('metrics as Prometheus reads them', () => {
  it('are a help line, a type line and a line for each value', () => {
    const family = {
      name: 'flowcast_attempts',
      help: 'Attempts by state.',
      type: 'gauge',
      samples: [{ labels: { state: 'sending' }, value: 2 }, { value: 0.5 }],
    } as const;

    expect(prometheusText([family])).toBe(
      '# HELP flowcast_attempts Attempts by state.\n' +
        '# TYPE flowcast_attempts gauge\n' +
        'flowcast_attempts{state="sending"} 2\n' +
        'flowcast_attempts 0.5\n',
    );
  });

  it('escape what would end a line or a label', () => {
    const family = {
      name: 'x',
      help: 'a\\b\nc "d"',
      type: 'counter',
      samples: [{ labels: { one: 'a"b\\c\nd', two: '' }, value: 1 }],
    } as const;

    expect(prometheusText([family])).toBe(
      '# HELP x a\\\\b\\nc "d"\n# TYPE x counter\nx{one="a\\"b\\\\c\\nd",two=""} 1\n',
    );
  });
});
