import { Component, input, output } from '@angular/core';
import type { VideoListStore } from '../../shared/data/video-list-store.ts';
import { ProblemNote } from '../../shared/ui/problem-note.ts';
import { SearchField } from '../../shared/ui/search-field.ts';
import { Thumb } from '../../shared/ui/thumb.ts';
import { pickerCopy, publishCopy } from '../copy.ts';

/** The catalog, small: search, look, choose. */
@Component({
  selector: 'fc-catalog-picker',
  imports: [ProblemNote, SearchField, Thumb],
  templateUrl: './catalog-picker.html',
  styleUrl: './catalog-picker.css',
})
export class CatalogPicker {
  readonly list = input.required<VideoListStore>();
  readonly choose = output<string>();
  protected readonly copy = pickerCopy;
  protected readonly tryAgain = publishCopy.tryAgain;
  protected readonly places = [1, 2, 3, 4];
}
