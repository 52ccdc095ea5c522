import type { Routes } from '@angular/router';
import type { AdminPage } from './admin/admin-page.ts';
import type { PublishSeveralPage } from './publish/publish-several-page.ts';
import type { PublishPage } from './publish/publish-page.ts';
import { adminsOnly, signedInOnly } from './shell/guards.ts';

/** Every screen is its own chunk; the heavy ones (publish, admin) never reach somebody who only signs in. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'publish' },
  {
    path: 'login',
    title: 'Sign in',
    loadComponent: () => import('./sign-in/sign-in-page.ts').then((m) => m.SignInPage),
  },
  {
    path: 'login/callback',
    title: 'Signing you in',
    loadComponent: () => import('./sign-in/callback-page.ts').then((m) => m.CallbackPage),
  },
  {
    path: 'join/:token',
    title: 'Invitation',
    loadComponent: () => import('./sign-in/join-page.ts').then((m) => m.JoinPage),
  },
  {
    path: '',
    canActivate: [signedInOnly],
    children: [
      {
        path: 'publish',
        title: 'Publish',
        canDeactivate: [(page: PublishPage) => page.mayLeave()],
        loadComponent: () => import('./publish/publish-page.ts').then((m) => m.PublishPage),
      },
      {
        path: 'publish/several',
        title: 'Publish to several accounts',
        canDeactivate: [(page: PublishSeveralPage) => page.mayLeave()],
        loadComponent: () => import('./publish/publish-several-page.ts').then((m) => m.PublishSeveralPage),
      },
      {
        path: 'posts',
        title: 'Posts',
        loadComponent: () => import('./posts/posts-page.ts').then((m) => m.PostsPage),
      },
      {
        path: 'posts/:id',
        title: 'Post',
        loadComponent: () => import('./posts/post-page.ts').then((m) => m.PostPage),
      },
      {
        path: 'calendar',
        title: 'Calendar',
        loadComponent: () => import('./calendar/calendar-page.ts').then((m) => m.CalendarPage),
      },
      {
        path: 'catalog',
        title: 'Catalog',
        loadComponent: () => import('./catalog/catalog-page.ts').then((m) => m.CatalogPage),
      },
      {
        path: 'accounts',
        title: 'Accounts',
        loadComponent: () => import('./accounts/accounts-page.ts').then((m) => m.AccountsPage),
      },
      {
        path: 'admin',
        title: 'Admin',
        canActivate: [adminsOnly],
        canDeactivate: [(page: AdminPage) => page.mayLeave()],
        loadComponent: () => import('./admin/admin-page.ts').then((m) => m.AdminPage),
      },
    ],
  },
  {
    path: 'unavailable',
    title: 'Not reachable',
    loadComponent: () => import('./shell/unavailable-page.ts').then((m) => m.UnavailablePage),
  },
  {
    path: '**',
    title: 'Page not found',
    loadComponent: () => import('./shell/not-found-page.ts').then((m) => m.NotFoundPage),
  },
];
