import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form } from '@angular/forms/signals';
import type { CreatorInfo } from '@flowcast/shared-models';
import { type ComposerDraft, emptyDraft } from '../src/app/shared/data/composer-draft.ts';
import { composerRules } from '../src/app/shared/data/composer-rules.ts';
import { creatorInfo, video } from './factories.ts';

/** The form the parts of the composer belong to, under its real rules. */
export function choicesForm(filled: Partial<ComposerDraft> = {}, info: Partial<CreatorInfo> = {}) {
  const draft = signal(emptyDraft({ videoId: video().id, ...filled }));
  const context = { creatorInfo: () => creatorInfo(info), draftsOnly: () => false, video: () => video() };
  const fields = TestBed.runInInjectionContext(() => form(draft, (paths) => composerRules(paths, context)));
  const change = (part: Partial<ComposerDraft>) => draft.update((before) => ({ ...before, ...part }));
  return { draft, fields, change };
}
