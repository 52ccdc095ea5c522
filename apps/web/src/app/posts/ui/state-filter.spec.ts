import { TestBed } from '@angular/core/testing';
import { describe, expect, it, jest } from '@jest/globals';
import type { PublicationState } from '@flowcast/shared-models';
import { screen } from '@testing-library/dom';
import { StateFilter } from './state-filter.ts';

describe('StateFilter', () => {
  function show(states: PublicationState[]) {
    const fixture = TestBed.createComponent(StateFilter);
    fixture.componentRef.setInput('states', states);
    const choose = jest.fn<(states: PublicationState[]) => void>();
    fixture.componentInstance.choose.subscribe(choose);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
    const open = () => {
      screen.getByRole('button').click();
      fixture.detectChanges();
    };
    return { choose, open };
  }

  it.each([
    [[], 'State: Any state'],
    [['failed'], 'State: Failed'],
    [['failed', 'unknown'], 'State: 2 states'],
  ] as const)('names what is chosen: %j', (states, name) => {
    show([...states]);

    expect(screen.getByRole('button', { name })).toBeTruthy();
  });

  it('adds a state in the order of their way, and takes one away', () => {
    const { choose, open } = show(['unknown']);
    open();

    screen.getByRole('checkbox', { name: 'Published' }).click();
    screen.getByRole('checkbox', { name: 'Outcome unknown' }).click();

    expect(choose.mock.calls).toEqual([[['published', 'unknown']], [[]]]);
  });
});
