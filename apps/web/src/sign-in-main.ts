import { inject, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { ConfigStore } from './app/shared/data/config-store.ts';
import { SignInApp } from './app/sign-in-app.ts';

bootstrapApplication(SignInApp, {
  providers: [provideBrowserGlobalErrorListeners(), provideAppInitializer(() => inject(ConfigStore).ready())],
}).catch((error: unknown) => console.error(error));
