import type { WritableSignal } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { VideoDescriptionSchema } from '@flowcast/shared-models';
import { safeParse } from 'valibot';
import { tagsOf } from '../util/tags-of.ts';

/** Title, description and tags of a video as they are typed. */
export interface DescriptionText {
  title: string;
  description: string;
  tags: string;
}

/** Checked by the schema the API checks with. Call it where dependencies may be injected. */
export const descriptionForm = (model: WritableSignal<DescriptionText>) =>
  form(model, (paths) => {
    const { title, description, tags } = VideoDescriptionSchema.entries;
    const wrong = (result: ReturnType<typeof safeParse>) => {
      const message = result.issues?.[0]?.message;
      return message === undefined ? undefined : { kind: 'schema', message };
    };
    validate(paths.title, ({ value }) => wrong(safeParse(title, value())));
    validate(paths.description, ({ value }) => wrong(safeParse(description, value())));
    validate(paths.tags, ({ value }) => wrong(safeParse(tags, tagsOf(value()))));
  });
