import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shellCopy } from './copy.ts';

@Component({
  selector: 'fc-not-found-page',
  imports: [RouterLink],
  template: `
    <section class="solo">
      <h1>{{ copy.title }}</h1>
      <p>{{ copy.text }}</p>
      <div class="row">
        <a class="button primary" routerLink="/publish">{{ copy.publish }}</a>
        <a class="button" routerLink="/posts">{{ copy.posts }}</a>
      </div>
    </section>
  `,
})
export class NotFoundPage {
  protected readonly copy = shellCopy.notFound;
}
