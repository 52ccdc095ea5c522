import { CodedError } from '../../platform/http/index.ts';

export const accessTicketInvalid = () =>
  new CodedError(
    'access_ticket_invalid',
    'It took more than half an hour, so TikTok must tell once more who you are. Sign in again, then send your request.',
  );

export const accessRequestDismissed = (endsAt: Date) =>
  new CodedError(
    'access_request_dismissed',
    `An admin has answered no. You can ask again from ${endsAt.toISOString().slice(0, 10)} on.`,
  );

export const alreadyKnown = () =>
  new CodedError('conflict', 'This TikTok account is known here by now. Sign in with it again. No request was sent.');

export const accessRequestNotFound = () =>
  new CodedError('not_found', 'There is no such request any more: it was answered, or it has lapsed.');
