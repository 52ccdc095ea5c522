import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SecretBox, SecretUnreadableError } from './index.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const context = 'account:1:access';

describe('the secret box', () => {
  it('opens what it sealed, and shows nothing of it', () => {
    const box = new SecretBox([key('k1')]);
    const sealed = box.seal('act.secret!4692.e1', context);

    expect(sealed).toMatch(/^k1\.[A-Za-z0-9_-]+$/);
    expect(sealed).not.toContain('act.');
    expect(box.open(sealed, context)).toBe('act.secret!4692.e1');
  });

  it('seals the same text differently each time', () => {
    const box = new SecretBox([key('k1')]);

    expect(box.seal('same', context)).not.toBe(box.seal('same', context));
  });

  it('seals with the newest key and opens with every known one', () => {
    const [older, newer] = [key('k1'), key('k2')];
    const sealedBefore = new SecretBox([older]).seal('text', context);
    const rotated = new SecretBox([newer, older]);

    expect(rotated.open(sealedBefore, context)).toBe('text');
    expect(rotated.seal('text', context)).toMatch(/^k2\./);
  });

  it.each([
    ['was moved to another row', (sealed: string) => sealed, 'account:2:access'],
    ['was changed', (sealed: string) => `${sealed.slice(0, -2)}${sealed.endsWith('A') ? 'BB' : 'AA'}`, context],
    ['was cut short', (sealed: string) => sealed.slice(0, 12), context],
    ['names an unknown key', (sealed: string) => sealed.replace('k1.', 'k9.'), context],
    ['is no sealed text at all', () => 'act.plain', context],
  ])('does not open a text that %s', (_what, change, where) => {
    const box = new SecretBox([key('k1')]);
    const sealed = box.seal('secret', context);

    expect(() => box.open(change(sealed), where)).toThrow(SecretUnreadableError);
  });
});
