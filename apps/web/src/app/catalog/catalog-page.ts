import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SessionStore } from '../shared/data/session-store.ts';
import { EmptyState } from '../shared/ui/empty-state.ts';
import { Icon } from '../shared/ui/icon.ts';
import { ProblemNote } from '../shared/ui/problem-note.ts';
import { SearchField } from '../shared/ui/search-field.ts';
import { catalogCopy } from './copy.ts';
import { CatalogAddress } from './data/catalog-address.ts';
import { CatalogStore } from './data/catalog-store.ts';
import { ArchiveNotice } from './ui/archive-notice.ts';
import { ManageDialog } from './ui/manage-dialog.ts';
import { VideoFeed } from './ui/video-feed.ts';

@Component({
  selector: 'fc-catalog-page',
  imports: [ArchiveNotice, EmptyState, Icon, ProblemNote, RouterLink, SearchField, VideoFeed],
  templateUrl: './catalog-page.html',
  styleUrl: './catalog-page.css',
  providers: [CatalogAddress],
})
export class CatalogPage {
  protected readonly list = inject(CatalogStore);
  protected readonly address = inject(CatalogAddress);
  protected readonly dialog = inject(ManageDialog);
  protected readonly isAdmin = inject(SessionStore).isAdmin;
  protected readonly copy = catalogCopy;
  protected readonly places = [1, 2, 3, 4, 5, 6];
}
