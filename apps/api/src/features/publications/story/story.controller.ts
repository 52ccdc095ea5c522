import { IdSchema, type PublicationStory } from '@flowcast/shared-models';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
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

  @Get(':id/story/export')
  async export(@CurrentActor() actor: Actor, @Param('id', { schema: IdSchema }) id: string): Promise<StreamableFile> {
    const text = JSON.stringify(await this.#story.exportOf(actor, id), null, 2);
    const disposition = `attachment; filename="publication-${id}.json"`;
    return new StreamableFile(Buffer.from(text), { type: 'application/json', disposition });
  }
}
