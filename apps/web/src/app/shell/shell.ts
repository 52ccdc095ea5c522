import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { SessionStore } from '../shared/data/session-store.ts';
import { signInUrl } from '../shared/util/sign-in-url.ts';
import { AccountMenu } from './account-menu.ts';
import { Brand } from './brand.ts';
import { shellCopy } from './copy.ts';
import { MainNav } from './main-nav.ts';
import { OfflineNote } from './offline-note.ts';
import { Ribbon } from './ribbon.ts';
import { RouteFocus } from './route-focus.ts';
import { SkipLink } from './skip-link.ts';
import { ThemeSwitch } from './theme-switch.ts';

/** The frame of every screen: ribbon, bar, content; on a phone the destinations move to the bottom edge. */
@Component({
  selector: 'fc-shell',
  imports: [AccountMenu, Brand, MainNav, OfflineNote, Ribbon, RouterLink, RouterOutlet, SkipLink, ThemeSwitch],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
})
export class Shell {
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly copy = shellCopy;
  protected readonly me = this.session.me;
  protected readonly isAdmin = this.session.isAdmin;
  protected readonly hasEnded = this.session.hasEnded;
  protected readonly signInAgain = computed(() => (this.hasEnded() ? signInUrl({ returnTo: this.router.url }) : ''));

  constructor() {
    inject(RouteFocus);
  }

  protected async signOut(): Promise<void> {
    const creatorId = this.me()?.creator.id;
    const { forgetCreator } = await import('../shared/data/forget-creator.ts');
    await this.session.signOut();
    if (creatorId) await forgetCreator(creatorId);
    await this.router.navigateByUrl('/login');
  }
}
