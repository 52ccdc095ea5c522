import { Component, computed, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '../shared/ui/icon.ts';
import type { IconName } from '../shared/ui/icon-paths.ts';
import { shellCopy } from './copy.ts';

interface Destination {
  path: string;
  label: string;
  icon: IconName;
}

const destinations: readonly Destination[] = [
  { path: '/publish', label: shellCopy.nav.publish, icon: 'send' },
  { path: '/posts', label: shellCopy.nav.posts, icon: 'grid' },
  { path: '/calendar', label: shellCopy.nav.calendar, icon: 'calendar' },
  { path: '/catalog', label: shellCopy.nav.catalog, icon: 'film' },
  { path: '/accounts', label: shellCopy.nav.accounts, icon: 'person' },
];
const adminDestination: Destination = { path: '/admin', label: shellCopy.nav.admin, icon: 'shield' };

/** The destinations: in the bar (`wide`) or along the bottom edge of a phone (`narrow`). */
@Component({
  selector: 'fc-main-nav',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav aria-label="Main">
      @for (to of shown(); track to.path) {
        <a [routerLink]="to.path" routerLinkActive="here" ariaCurrentWhenActive="page">
          <fc-icon [name]="to.icon" />{{ to.label }}
        </a>
      }
    </nav>
  `,
  styleUrl: './main-nav.css',
})
export class MainNav {
  readonly admin = input(false);
  protected readonly shown = computed(() => (this.admin() ? [...destinations, adminDestination] : destinations));
}
