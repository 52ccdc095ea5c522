import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/dom';
import { HoverText } from './hover-text.ts';

@Component({ imports: [HoverText], template: '<button [fcHoverText]="text()">Publish</button>' })
class Host {
  readonly text = signal('Something is missing.');
}

describe('HoverText', () => {
  function show() {
    const fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.detectChanges();
    const button = screen.getByRole('button');
    return { fixture, on: (type: string) => button.dispatchEvent(new Event(type)) };
  }

  it.each([
    ['pointerenter', 'pointerleave'],
    ['focus', 'blur'],
  ])('is there from %s to %s', (from, to) => {
    const { on } = show();

    on(from);
    expect(screen.getByRole('tooltip').textContent).toBe('Something is missing.');
    on(to);

    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('is taken away by Escape, and together with what it belongs to', () => {
    const { fixture, on } = show();
    on('focus');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect(screen.queryByRole('tooltip')).toBeNull();

    on('focus');
    fixture.destroy();

    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('says nothing without words', () => {
    const { fixture, on } = show();
    fixture.componentInstance.text.set('');
    fixture.detectChanges();

    on('pointerenter');

    expect(screen.queryByRole('tooltip')).toBeNull();
  });
});
