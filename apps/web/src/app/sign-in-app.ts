import { Component, DOCUMENT, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Brand } from './shell/brand.ts';
import { OfflineNote } from './shell/offline-note.ts';
import { Ribbon } from './shell/ribbon.ts';
import { SkipLink } from './shell/skip-link.ts';
import { ThemeSwitch } from './shell/theme-switch.ts';
import { SignInPage } from './sign-in/sign-in-page.ts';

/** The sign-in page by itself, in the shell's frame: what a stranger is sent. */
@Component({
  selector: 'fc-root',
  imports: [Brand, OfflineNote, Ribbon, SignInPage, SkipLink, ThemeSwitch],
  template: `
    <fc-skip-link />
    <fc-ribbon />
    <header class="bar">
      <div class="inside">
        <a class="brand" href="/" aria-label="FlowCast Studio"><fc-brand /></a>
        <div class="end"><fc-theme-switch /></div>
      </div>
    </header>
    <fc-offline-note />
    <main id="main" tabindex="-1"><fc-sign-in-page [return_to]="returnTo" /></main>
  `,
  styleUrl: './shell/shell.css',
})
export class SignInApp {
  protected readonly returnTo = new URLSearchParams(inject(DOCUMENT).location.search).get('return_to') ?? undefined;

  constructor() {
    inject(Title).setTitle('Sign in · FlowCast Studio');
  }
}
