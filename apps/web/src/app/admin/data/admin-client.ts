import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type AccessRequest,
  AccessRequestSchema,
  type CreatedInvitation,
  CreatedInvitationSchema,
  type Creator,
  type CreatorPatch,
  CreatorSchema,
  type ImportFolder,
  ImportFolderSchema,
  type ImportOutcome,
  ImportOutcomeSchema,
  type ImportRequest,
  type Invitation,
  type InvitationRequest,
  InvitationSchema,
  type Page,
  pageOf,
  type Role,
  type Video,
  type VideoRegistration,
  VideoSchema,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';
import { queryOf } from '../../shared/data/query.ts';

const AccessRequestPageSchema = pageOf(AccessRequestSchema);
const InvitationPageSchema = pageOf(InvitationSchema);
const CreatorPageSchema = pageOf(CreatorSchema);

@Injectable({ providedIn: 'root' })
export class AdminClient {
  private readonly http = inject(HttpClient);

  async accessRequests(cursor: string | null): Promise<Page<AccessRequest>> {
    return parse(AccessRequestPageSchema, await this.get('/api/access-requests', cursor));
  }

  /** Lets the TikTok account in at its next sign-in, without a link. */
  async letIn(id: string, role: Role): Promise<Invitation> {
    const answer = await firstValueFrom(this.http.post(`/api/access-requests/${id}/invite`, { role }));
    return parse(InvitationSchema, answer);
  }

  /** The person may ask again after a week. */
  async dismiss(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/access-requests/${id}/dismiss`, null));
  }

  async invitations(cursor: string | null): Promise<Page<Invitation>> {
    return parse(InvitationPageSchema, await this.get('/api/invitations', cursor));
  }

  async invite(request: InvitationRequest): Promise<CreatedInvitation> {
    return parse(CreatedInvitationSchema, await firstValueFrom(this.http.post('/api/invitations', request)));
  }

  async revoke(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/invitations/${id}`));
  }

  async creators(cursor: string | null): Promise<Page<Creator>> {
    return parse(CreatorPageSchema, await this.get('/api/creators', cursor));
  }

  async changeCreator(id: string, patch: CreatorPatch): Promise<Creator> {
    return parse(CreatorSchema, await firstValueFrom(this.http.patch(`/api/creators/${id}`, patch)));
  }

  /** Ends every session of a creator. */
  async signOutEverywhere(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`/api/creators/${id}/sign-out`, null));
  }

  async register(registration: VideoRegistration): Promise<Video> {
    return parse(VideoSchema, await firstValueFrom(this.http.post('/api/videos', registration)));
  }

  async importFolder(): Promise<ImportFolder> {
    return parse(ImportFolderSchema, await firstValueFrom(this.http.get('/api/imports')));
  }

  async importFile(request: Omit<ImportRequest, 'tags'> & { tags: string[] }): Promise<ImportOutcome> {
    return parse(ImportOutcomeSchema, await firstValueFrom(this.http.post('/api/imports', request)));
  }

  private get(url: string, cursor: string | null): Promise<unknown> {
    return firstValueFrom(this.http.get(url, { params: queryOf({ cursor }) }));
  }
}
