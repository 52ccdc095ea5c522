import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { waitFor } from '@testing-library/dom';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publication } from '../../../../test/factories.ts';
import { waitForRequest } from '../../../../test/wait-for-request.ts';
import { PublicationStore } from './publication-store.ts';

/** Stands in for the browser's EventSource, which jsdom does not have. */
class Stream {
  static newest: Stream | null = null;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    Stream.newest = this;
  }

  close(): void {
    this.onmessage = null;
  }
}

const one = publication({ state: 'sending', version: 3 });
const url = `/api/publications/${one.id}`;

describe('PublicationStore', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'EventSource');
  let http: HttpTestingController;
  let store: PublicationStore;

  beforeEach(() => {
    Object.defineProperty(globalThis, 'EventSource', { value: Stream, configurable: true });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), PublicationStore],
    });
    http = TestBed.inject(HttpTestingController);
    store = TestBed.inject(PublicationStore);
    store.watch(one.id);
  });

  afterEach(() => {
    if (before) Object.defineProperty(globalThis, 'EventSource', before);
    else Reflect.deleteProperty(globalThis, 'EventSource');
  });

  const announce = (version: number) =>
    Stream.newest?.onmessage?.({ data: JSON.stringify({ kind: 'publication', id: one.id, version }) });

  it('reads again when a change is announced', async () => {
    (await waitForRequest(http, url)).flush(one);
    await waitFor(() => expect(store.publication()?.version).toBe(3));

    announce(4);
    (await waitForRequest(http, url)).flush({ ...one, state: 'processing', version: 4 });

    await waitFor(() => expect(store.publication()?.state).toBe('processing'));
  });

  it('reads once more when a change is announced while it is reading', async () => {
    const first = await waitForRequest(http, url);
    announce(4);
    first.flush(one);

    (await waitForRequest(http, url)).flush({ ...one, state: 'published', version: 4 });

    await waitFor(() => expect(store.publication()?.state).toBe('published'));
    http.expectNone(url);
  });

  it('knows what is usual once it has begun', async () => {
    (await waitForRequest(http, url)).flush(one);
    const pace = { usualCheckMs: 45_000, resumedAtByte: null };
    (await waitForRequest(http, `${url}/pace`)).flush(pace);

    await waitFor(() => expect(store.pace()).toEqual(pace));
  });

  it('asks nothing when what is announced was read already', async () => {
    (await waitForRequest(http, url)).flush(one);
    await waitFor(() => expect(store.publication()?.version).toBe(3));

    announce(3);
    TestBed.tick();

    http.expectNone(url);
  });
});
