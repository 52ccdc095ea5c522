import { createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideHttpClient } from '@angular/common/http';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { me } from '../../../../test/factories.ts';
import { SessionStore } from '../../shared/data/session-store.ts';
import { emptyDraft } from '../../shared/data/composer-draft.ts';
import { KeptForm } from './kept-form.ts';

describe('KeptForm in two tabs', () => {
  const storageKey = `flowcast.composer.${me().creator.id}`;
  let here: KeptForm;
  let there: KeptForm;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
    TestBed.inject(SessionStore).accept(me());
    here = openTab();
    there = openTab();
  });
  afterEach(() => void jest.restoreAllMocks());

  function openTab(): KeptForm {
    return createEnvironmentInjector([KeptForm], TestBed.inject(EnvironmentInjector)).get(KeptForm);
  }

  /** What a browser tells the other tabs. */
  const heard = () => window.dispatchEvent(new StorageEvent('storage', { key: storageKey }));

  it('shows in one tab what was written last in the other', () => {
    here.change(emptyDraft({ caption: 'First' }));
    heard();
    there.change(emptyDraft({ caption: 'Last' }));
    heard();

    expect(here.draft().caption).toBe('Last');
    expect(here.otherTab()).toEqual({ did: 'changed' });
    expect(there.otherTab()).toBeNull();
  });

  it('publishes under one key, whichever tab is pressed', () => {
    here.change(emptyDraft({ caption: 'Once' }));
    heard();

    expect(there.idempotencyKey).toBe(here.idempotencyKey);
  });

  it('begins anew in every tab once one has published, and says where the post is', () => {
    here.change(emptyDraft({ caption: 'Once' }));
    heard();
    here.startOver('p1', emptyDraft());
    heard();

    expect(there.draft().caption).toBe('');
    expect(there.otherTab()).toEqual({ did: 'published', publicationId: 'p1' });
    expect(there.idempotencyKey).toBe(here.idempotencyKey);
  });

  it('catches up before anything is sent when the browser told it nothing', () => {
    here.change(emptyDraft({ caption: 'Once' }));
    heard();
    here.startOver('p1', emptyDraft());

    expect(there.catchUp()).toBe(true);
    expect(there.catchUp()).toBe(false);
    expect(there.draft().caption).toBe('');
  });

  it('knows when the browser keeps nothing', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });

    here.change(emptyDraft({ caption: 'Lost on leaving' }));

    expect(here.isKept()).toBe(false);
    expect(here.catchUp()).toBe(false);
  });
});
