import { httpResource } from '@angular/common/http';
import { Injectable, type Signal } from '@angular/core';
import { type Publication, PublicationStorySchema } from '@flowcast/shared-models';
import { parser } from 'valibot';

@Injectable({ providedIn: 'root' })
export class StoryClient {
  /** Read again with every change of the publication; idle without one. */
  of(publication: Signal<Publication | null>) {
    return httpResource(
      () => {
        const wanted = publication();
        return wanted ? `/api/publications/${wanted.id}/story` : undefined;
      },
      { parse: parser(PublicationStorySchema) },
    );
  }
}

/** The same as a file that replays as a script of the emulator. */
export const storyExportUrl = (id: string) => `/api/publications/${id}/story/export`;
