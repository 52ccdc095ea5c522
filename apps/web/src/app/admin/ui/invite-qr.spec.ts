import { inputBinding, signal } from '@angular/core';
import { describe, expect, it, jest } from '@jest/globals';
import { mount } from '../../../../test/mount.ts';
import { InviteQrHarness } from './invite-qr.harness.ts';
import { InviteQr } from './invite-qr.ts';

const link = 'http://127.0.0.1:3000/join/abc';

describe('InviteQr', () => {
  async function show() {
    const url = signal(link);
    const { harness } = await mount(InviteQr, InviteQrHarness, [
      inputBinding('url', url),
      inputBinding('expiresAt', () => '2026-11-29T10:00:00.000Z'),
    ]);
    return { harness, url };
  }

  it('draws the link, and says it in words', async () => {
    const { harness, url } = await show();
    const before = await harness.picture();
    expect(before).toMatch(/^data:image\/svg\+xml,<svg/);
    expect(await harness.text()).toContain(link);

    url.set('http://127.0.0.1:3000/join/def');

    expect(await harness.picture()).not.toBe(before);
  });

  it('prints', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
    const { harness } = await show();

    await harness.print();

    expect(print).toHaveBeenCalledTimes(1);
    print.mockRestore();
  });
});
