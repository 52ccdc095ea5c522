import { Component, computed, inject, input, signal } from '@angular/core';
import type { Publication } from '@flowcast/shared-models';
import { Icon } from '../../shared/ui/icon.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { formatTime } from '../../shared/util/format.ts';
import { postsCopy, storyCopy } from '../copy.ts';
import { StoryClient, storyExportUrl } from '../data/story-client.ts';
import { storyLines } from './story-lines.ts';

/** Every state, request, answer and webhook of a publication; asked for when somebody unfolds it. */
@Component({
  selector: 'fc-post-story',
  imports: [Icon, ProblemNote],
  templateUrl: './post-story.html',
  styleUrl: './post-story.css',
})
export class PostStory {
  readonly publication = input.required<Publication>();
  protected readonly isOpen = signal(false);
  private readonly wanted = computed(() => (this.isOpen() ? this.publication() : null));
  protected readonly story = inject(StoryClient).of(this.wanted);
  protected readonly lines = computed(() => (this.story.hasValue() ? storyLines(this.story.value().entries) : []));
  protected readonly exportUrl = computed(() => storyExportUrl(this.publication().id));
  protected readonly copy = storyCopy;
  protected readonly tryAgain = postsCopy.tryAgain;
  protected readonly formatTime = formatTime;
}
