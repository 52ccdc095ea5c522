import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RedirectCommand } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { recoverFromStalePage } from './stale-page.ts';

describe('recoverFromStalePage', () => {
  const assign = jest.fn();
  const gone = new TypeError('Failed to fetch dynamically imported module: http://localhost/chunk-A.js');

  beforeEach(() => {
    sessionStorage.clear();
    assign.mockClear();
    TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: { location: { assign } } }] });
  });

  const recover = (error: unknown) =>
    TestBed.runInInjectionContext(() => recoverFromStalePage({ error, url: '/posts?state=failed' }));

  it('loads the page anew, where somebody wanted to go', () => {
    expect(recover(gone)).toBeUndefined();

    expect(assign).toHaveBeenCalledWith('/posts?state=failed');
  });

  it('does so once, then says that it does not work', () => {
    recover(gone);

    expect(recover(gone)).toBeInstanceOf(RedirectCommand);
    expect(assign).toHaveBeenCalledTimes(1);
  });

  it('leaves other errors alone', () => {
    expect(recover(new Error('A bug.'))).toBeUndefined();

    expect(assign).not.toHaveBeenCalled();
  });
});
