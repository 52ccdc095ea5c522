import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  type CreatedInvitation,
  CreatedInvitationSchema,
  type Creator,
  type CreatorPatch,
  CreatorSchema,
  type Invitation,
  type InvitationRequest,
  InvitationSchema,
  type Page,
  pageOf,
  type Video,
  type VideoRegistration,
  VideoSchema,
} from '@flowcast/shared-models';
import { firstValueFrom } from 'rxjs';
import { parse } from 'valibot';
import { queryOf } from '../../shared/data/query.ts';

const InvitationPageSchema = pageOf(InvitationSchema);
const CreatorPageSchema = pageOf(CreatorSchema);

@Injectable({ providedIn: 'root' })
export class AdminClient {
  private readonly http = inject(HttpClient);

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

  async register(registration: VideoRegistration): Promise<Video> {
    return parse(VideoSchema, await firstValueFrom(this.http.post('/api/videos', registration)));
  }

  private get(url: string, cursor: string | null): Promise<unknown> {
    return firstValueFrom(this.http.get(url, { params: queryOf({ cursor }) }));
  }
}
