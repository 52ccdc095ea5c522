import { IdSchema, type PublicationStory } from '@flowcast/shared-models';
import { Controller, Get, Param } from '@nestjs/common';
import { type Actor, CurrentActor } from '../../../platform/http/index.ts';
import { StoryService } from './story.service.ts';

@Controller('publications')
export class StoryController {
  readonly #story: StoryService;

  constructor(story: StoryService) {
    this.#story = story;
  }

  @Get(':id/story')
  story(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<PublicationStory> {
    return this.#story.of(actor, id);
  }
}
