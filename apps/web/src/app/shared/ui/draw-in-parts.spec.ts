import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { drawInParts } from './draw-in-parts.ts';

@Component({ template: '@for (part of [1, 2, 3]; track part) { @if (drawn() >= part) { <p>{{ part }}</p> } }' })
class Long {
  protected readonly drawn = drawInParts(3);
}

describe('drawInParts', () => {
  const textOf = (host: unknown) => (host as HTMLElement).textContent.replaceAll(/\s/g, '');

  it('draws the first part at once and the page is at rest with the last', async () => {
    const fixture = TestBed.createComponent(Long);
    fixture.detectChanges();
    expect(textOf(fixture.nativeElement)).toBe('1');

    await fixture.whenStable();

    expect(textOf(fixture.nativeElement)).toBe('123');
  });

  it('leaves nothing behind when the page goes away in between', async () => {
    const fixture = TestBed.createComponent(Long);
    fixture.detectChanges();

    fixture.destroy();

    await expect(fixture.whenStable()).resolves.not.toThrow();
  });
});
