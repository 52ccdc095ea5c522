import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { redact, redactedCause } from './redact.ts';

const SECRET = 'client+secret/with=signs !*';

describe('redacting a text', () => {
  it.each([
    ['as it is', SECRET],
    ['in an address', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ s: SECRET }).toString().slice(2)],
  ])('finds a secret %s', (_, form) => {
    expect(redact(`before ${form} after ${form}`, [SECRET])).toBe('before [redacted] after [redacted]');
  });

  it('leaves no known secret anywhere', () => {
    const secrets = fc.array(fc.string({ minLength: 12, maxLength: 40 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (known, before, after) => {
        const text = redact(known.map((secret) => `${before}${secret}${after}`).join('|'), known);
        expect(known.filter((secret) => text.includes(secret))).toEqual([]);
      }),
    );
  });

  it.each([
    'act.EmuA1xxxx!5001.e1',
    'rft.EmuR1xxxx!5001.e1',
    'clt.Emu',
    'https://open-upload.tiktokapis.com/video/?upload_id=73&upload_token=5f0c',
    'upload_token=5f0c1b7e-0000-4000-8000-00000000abcd',
  ])('finds %s by its form', (secret) => {
    expect(redact(`seen "${secret}" here`, [])).toBe('seen "[redacted]" here');
  });

  it.each([
    'The total chunk count is invalid',
    'https://developers.tiktok.com/doc/content-sharing-guidelines/',
    'contract.pdf',
  ])('leaves %p alone', (text) => {
    expect(redact(text, [''])).toBe(text);
  });
});

describe('the copy of a cause', () => {
  it('keeps name, message, code and the causes below, cleaned', () => {
    const inner = Object.assign(new Error(`inner ${SECRET}`), { code: 'ECONNRESET' });
    const copy = redactedCause(new TypeError(`outer ${SECRET}`, { cause: inner }), [SECRET]) as Error;
    expect(copy).toMatchObject({ name: 'TypeError', message: 'outer [redacted]' });
    expect(copy.cause).toMatchObject({ message: 'inner [redacted]', code: 'ECONNRESET' });
    expect(copy.stack).toContain('redact.spec');
  });

  it('takes over no other field', () => {
    const talkative = Object.assign(new Error('x'), { config: { headers: SECRET }, code: 17 });
    expect(Object.keys(redactedCause(talkative, []) as object)).not.toEqual(expect.arrayContaining(['config', 'code']));
  });

  it('ends with causes in a circle', () => {
    const circle = new Error('round');
    circle.cause = circle;
    expect(redactedCause(circle, [])).toMatchObject({ message: 'round' });
  });

  it('keeps a text, cleaned, and drops what is neither text nor error', () => {
    expect(redactedCause(`lost ${SECRET}`, [SECRET])).toBe('lost [redacted]');
    expect(redactedCause({ secret: SECRET }, [])).toBeUndefined();
    expect(redactedCause(undefined, [])).toBeUndefined();
  });
});
