import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { PageQuerySchema, problemCodes, ProblemSchema, problemStatus } from './index.ts';

describe('problems', () => {
  it('have codes in snake_case, each with a client or server error status', () => {
    for (const code of problemCodes) {
      expect(code).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
      expect(problemStatus[code]).toBeGreaterThanOrEqual(400);
      expect(problemStatus[code]).toBeLessThan(600);
    }
  });

  it('are refused with a code that is not on the list', () => {
    const problem = { type: 'urn:x', title: 'X', status: 400, code: 'made_up', correlationId: '1' };

    expect(v.safeParse(ProblemSchema, problem).success).toBe(false);
    expect(v.safeParse(ProblemSchema, { ...problem, code: 'not_found' }).success).toBe(true);
  });
});

describe('a page query', () => {
  it.each([
    [{}, 24],
    [{ limit: '1' }, 1],
    [{ limit: '100' }, 100],
  ])('%j asks for %i items', (query, limit) => {
    expect(v.parse(PageQuerySchema, query).limit).toBe(limit);
  });

  it.each(['0', '101', '-1', 'ten', '1.5', ''])('refuses the limit %j', (limit) => {
    expect(v.safeParse(PageQuerySchema, { limit }).success).toBe(false);
  });
});
