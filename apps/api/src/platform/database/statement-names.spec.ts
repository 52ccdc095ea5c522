import { describe, expect, it } from '@jest/globals';
import { StatementNames } from './statement-names.ts';

const secondNames = (names: StatementNames, texts: readonly string[]) => {
  for (const text of texts) names.of(text);
  return texts.map((text) => names.of(text));
};

describe('the name of a statement', () => {
  it('is given when the statement comes again, and stays', () => {
    const names = new StatementNames();

    expect(['select $1', 'select $1', 'select $1'].map((text) => names.of(text))).toEqual([
      null,
      'flowcast_1',
      'flowcast_1',
    ]);
  });

  it('belongs to one text only', () => {
    expect(secondNames(new StatementNames(), ['select $1', 'select $2'])).toEqual(['flowcast_1', 'flowcast_2']);
  });

  it('is no longer given when there are enough, and those that are given stay', () => {
    const names = new StatementNames(1);

    expect(secondNames(names, ['select $1', 'select $2'])).toEqual(['flowcast_1', null]);
    expect(names.of('select $1')).toBe('flowcast_1');
  });

  it('is found also after many statements that came once', () => {
    const names = new StatementNames();
    for (let count = 1; count <= 3_000; count += 1) names.of(`select ${count}`);

    expect(secondNames(names, ['select $1'])).toEqual(['flowcast_1']);
  });
});
