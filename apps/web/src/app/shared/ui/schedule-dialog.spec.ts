import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { within } from '@testing-library/dom';
import { toLocalField } from '../util/schedule-time.ts';
import { ScheduleSheet } from './schedule-dialog.ts';

describe('the dialog of the time', () => {
  const close = jest.fn<(at?: string) => void>();

  beforeEach(() => {
    close.mockClear();
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setTimeout'], now: new Date('2026-03-20T10:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function open(scheduledAt: string | null) {
    TestBed.configureTestingModule({
      providers: [
        { provide: DialogRef, useValue: { close } },
        { provide: DIALOG_DATA, useValue: scheduledAt },
      ],
    });
    const fixture = TestBed.createComponent(ScheduleSheet);
    fixture.detectChanges();
    const screen = within(fixture.nativeElement as HTMLElement);
    const field = screen.getByLabelText<HTMLInputElement>('Date and time');
    const write = (local: string) => {
      field.value = local;
      field.dispatchEvent(new Event('input'));
      fixture.detectChanges();
    };
    const press = (name: string) => {
      screen.getByRole('button', { name }).click();
      fixture.detectChanges();
    };
    return { screen, field, write, press };
  }

  it('begins with the time the post has, while that is ahead', () => {
    const ahead = '2026-03-25T08:30:00.000Z';

    expect(open(ahead).field.value).toBe(toLocalField(ahead));
    TestBed.resetTestingModule();
    expect(Date.parse(open('2026-03-01T08:30:00.000Z').field.value)).toBeGreaterThan(Date.now());
  });

  it('answers the instant that was written, in the zone it names', () => {
    const { screen, write, press } = open(null);
    write('2026-03-25T09:30');
    press('Save the time');

    expect(screen.getByText(/Times are in your zone/)).toBeTruthy();
    expect(close).toHaveBeenCalledWith(new Date(2026, 2, 25, 9, 30).toISOString());
  });

  it.each(['', '2026-03-20T09:00', '2026-05-20T09:00'])('does not save %p and says why', (local) => {
    const { screen, write, press } = open(null);
    write(local);
    press('Save the time');

    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(close).not.toHaveBeenCalled();
  });

  it('leaves everything as it was on the way back', () => {
    open(null).press('Go back');

    expect(close).toHaveBeenCalledWith();
  });
});
