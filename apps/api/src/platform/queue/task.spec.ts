import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { defineTask, requireOneHandlerEach } from './index.ts';

describe('the kinds of jobs', () => {
  it('are declared once each and handled by exactly one handler', () => {
    defineTask('spec-send', v.object({ id: v.string() }));

    expect(() => defineTask('spec-send', v.object({}))).toThrow('Two tasks are named spec-send');
    expect(() => requireOneHandlerEach(['spec-send'])).not.toThrow();
    expect(() => requireOneHandlerEach([])).toThrow('without a handler: spec-send');
    expect(() => requireOneHandlerEach(['spec-send', 'spec-send'])).toThrow('with two: spec-send');
  });
});
