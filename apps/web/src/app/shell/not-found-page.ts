import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'fc-not-found-page',
  imports: [RouterLink],
  template: `
    <section class="solo">
      <h1>There is no such page</h1>
      <p>The address may be mistyped, or what it showed is no longer here.</p>
      <div class="row">
        <a class="button primary" routerLink="/publish">Publish a video</a>
        <a class="button" routerLink="/posts">See your posts</a>
      </div>
    </section>
  `,
})
export class NotFoundPage {}
