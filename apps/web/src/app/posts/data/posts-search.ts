import { inject, Injectable, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { debounceTime, Subject } from 'rxjs';
import { PostsAddress } from './posts-address.ts';

const pauseMs = 250;

/** What is typed into the search field; the address follows when the typing pauses. Provided by the page. */
@Injectable()
export class PostsSearch {
  private readonly address = inject(PostsAddress);
  private readonly typing = new Subject<string>();
  private isTyping = false;

  /** An address that follows the typing must not take away the letters typed since. */
  private readonly text = linkedSignal<string, string>({
    source: () => this.address.filter().search,
    computation: (search, before) => (this.isTyping && before ? before.value : search),
  });
  readonly typed = this.text.asReadonly();

  constructor() {
    this.typing.pipe(debounceTime(pauseMs), takeUntilDestroyed()).subscribe((text) => {
      this.isTyping = false;
      void this.address.search(text);
    });
  }

  type(text: string): void {
    this.isTyping = true;
    this.text.set(text);
    this.typing.next(text);
  }
}
