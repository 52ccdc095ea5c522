import { Component, viewChild } from '@angular/core';
import { adminCopy } from './copy.ts';
import { AccessRequestsStore } from './data/access-requests-store.ts';
import { InvitationsStore } from './data/invitations-store.ts';
import { AccessRequests } from './ui/access-requests.ts';
import { Creators } from './ui/creators.ts';
import { ImportFolderPanel } from './ui/import-folder.ts';
import { Invitations } from './ui/invitations.ts';
import { RegisterVideo } from './ui/register-video.ts';

@Component({
  selector: 'fc-admin-page',
  imports: [AccessRequests, Creators, ImportFolderPanel, Invitations, RegisterVideo],
  template: `
    <section class="page">
      <header class="page-head">
        <div>
          <h1>{{ copy.title }}</h1>
          <p>{{ copy.lead }}</p>
        </div>
      </header>
      <div class="columns">
        <div class="stack"><fc-access-requests /><fc-invitations /><fc-creators /></div>
        <div class="stack"><fc-register-video /><fc-import-folder /></div>
      </div>
    </section>
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
      align-items: start;
      gap: var(--s6);
    }

    .stack {
      gap: var(--s6);
    }

    fc-access-requests:empty {
      display: none;
    }

    @media (max-width: 63.99rem) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  // One for the page: whoever is let in is among the invitations at once.
  providers: [AccessRequestsStore, InvitationsStore],
})
export class AdminPage {
  protected readonly copy = adminCopy;
  private readonly register = viewChild(RegisterVideo);
  private readonly imports = viewChild(ImportFolderPanel);

  /** Asks before something would be lost, once whatever is at work; the router waits for the answer. */
  mayLeave(): Promise<boolean> {
    const unfinished = [this.register(), this.imports()].find((part) => part?.isUnfinished());
    return unfinished?.mayLeave() ?? Promise.resolve(true);
  }
}
