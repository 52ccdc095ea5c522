import type { AccessReceipt, AccessRequest } from '@flowcast/shared-models';
import type { AccessRequestEntity } from './access-request.entity.ts';

export function toAccessReceipt({ status, createdAt, endsAt }: AccessRequestEntity): AccessReceipt {
  return { status, requestedAt: createdAt.toISOString(), endsAt: endsAt.toISOString() };
}

export function toAccessRequest(request: AccessRequestEntity): AccessRequest {
  const { id, displayName, note, avatarKey } = request;
  const { requestedAt, endsAt } = toAccessReceipt(request);
  const avatarUrl = avatarKey === null ? null : `/api/access-requests/${id}/avatar`;
  return { id, displayName, avatarUrl, note, requestedAt, endsAt };
}
