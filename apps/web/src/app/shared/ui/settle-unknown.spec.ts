import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Resolve } from '@flowcast/shared-models';
import { within } from '@testing-library/dom';
import { settleCopy as copy } from './settle-copy.ts';
import { SettleUnknown } from './settle-unknown.ts';

describe('SettleUnknown', () => {
  const settled = jest.fn<(resolve: Resolve) => void>();

  beforeEach(() => {
    settled.mockClear();
  });

  function show(isAdmin = false) {
    const fixture = TestBed.createComponent(SettleUnknown);
    fixture.componentRef.setInput('isAdmin', isAdmin);
    fixture.componentInstance.settled.subscribe(settled);
    fixture.detectChanges();
    const screen = within(fixture.nativeElement as HTMLElement);
    const press = (name: string) => {
      screen.getByRole('button', { name }).click();
      fixture.detectChanges();
    };
    const write = (name: string, text: string) => {
      const field = screen.getByRole<HTMLInputElement>('textbox', { name });
      field.value = text;
      field.dispatchEvent(new Event('input'));
    };
    return { screen, press, write };
  }

  it('asks TikTok again in one click', () => {
    show().press(copy.check.button);

    expect(settled).toHaveBeenCalledWith({ outcome: 'check_again' });
  });

  it('takes the link of the post and how somebody knows', () => {
    const { press, write } = show();
    press(copy.there.open);
    write(copy.there.link, ' https://www.tiktok.com/@ava.studio/video/7412345678901234567 ');
    write(copy.reason, 'Seen on the profile.');
    press(copy.there.save);

    expect(settled).toHaveBeenCalledWith({
      outcome: 'on_tiktok',
      postUrl: 'https://www.tiktok.com/@ava.studio/video/7412345678901234567',
      reason: 'Seen on the profile.',
    });
  });

  it('says what is missing and settles nothing without it', () => {
    const { screen, press } = show();
    press(copy.there.open);
    press(copy.there.save);

    expect(screen.getAllByRole('alert').map((alert) => alert.textContent)).toEqual([
      copy.missing.postUrl,
      copy.missing.reason,
    ]);
    expect(settled).not.toHaveBeenCalled();
  });

  it('lets only an admin allow a new attempt, with a reason', () => {
    expect(show().screen.queryByRole('button', { name: copy.notThere.open })).toBeNull();
    const { press, write } = show(true);
    press(copy.notThere.open);
    write(copy.reason, 'Not on the profile.');
    press(copy.notThere.save);

    expect(settled).toHaveBeenCalledWith({ outcome: 'not_on_tiktok', reason: 'Not on the profile.' });
  });
});
