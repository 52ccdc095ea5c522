import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { parseLosslessJson } from './lossless.ts';
import { publishStatusDataSchema } from './posts.ts';
import { countSchema, idSchema } from './scalars.ts';

const INT64_MAX = 9_223_372_036_854_775_807n;

describe('lossless JSON', () => {
  it('keeps every int64 id, quoted or not, alone or in a list', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: INT64_MAX }),
        fc.constantFrom('', '"'),
        fc.boolean(),
        (id, quote, isList) => {
          const wire = isList ? `[${quote}${id}${quote}]` : `${quote}${id}${quote}`;
          const json = parseLosslessJson(`{"status":"PUBLISH_COMPLETE","publicaly_available_post_id":${wire}}`);
          expect(v.parse(publishStatusDataSchema, json).publicaly_available_post_id).toEqual([String(id)]);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/\d{16}|__proto__/.test(text));
        expect(parseLosslessJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['', '{', 'undefined', '{"a":1}x', "{'a':1}", '01'])('throws at %p', (text) => {
    expect(() => parseLosslessJson(text)).toThrow(SyntaxError);
  });
});

describe('scalars', () => {
  it.each(['', 1.5, null, {}, true, []])('%p is no id', (value) => {
    expect(v.safeParse(idSchema, value).success).toBe(false);
  });

  it.each([-1, 1.5, '', '1.5', 'many', null, 2 ** 60])('%p is no count', (value) => {
    expect(v.safeParse(countSchema, value).success).toBe(false);
  });

  it('reads a quoted count', () => {
    expect(v.parse(countSchema, '4294967296')).toBe(4_294_967_296);
  });
});
