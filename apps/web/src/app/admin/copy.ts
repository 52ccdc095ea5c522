import type { Creator, Invitation, Role } from '@flowcast/shared-models';
import type { ApiError, ApiErrorCode } from '../shared/data/api-error.ts';
import type { IconName } from '../shared/ui/icon-paths.ts';
import { problemSentence } from '../shared/ui/problem-copy.ts';
import type { Tone } from '../shared/ui/publication-copy.ts';
import type { RegisterStage } from './data/register-item.ts';

export const adminCopy = {
  title: 'Admin',
  tryAgain: 'Try again',
  lead: 'Who may enter the studio, and which videos everybody can use.',
  sections: {
    requests: 'Requests for access',
    invitations: 'Invitations',
    creators: 'Creators',
    register: 'Register videos',
  },
  requests: {
    text: 'These people signed in with TikTok and nobody had invited them.',
    list: 'Requests for access',
    role: 'Role for',
    requested: 'Requested',
    invite: 'Invite',
    dismiss: 'Dismiss',
    invited: 'can sign in now, without a link. The studio cannot write to them: tell them.',
    dismissed: 'was told no, and may ask again after a week.',
    more: 'Show more requests',
    ask: {
      title: 'Dismiss this request?',
      text: 'At their next sign-in they are told that an admin answered no. They may ask again after a week.',
      yes: 'Yes, dismiss',
      back: 'Keep it',
    },
  },
  invite: {
    text: 'A link lets one person in, once. It is shown only now: the studio keeps no copy.',
    role: 'Role',
    expiry: 'Expires after',
    note: 'Note',
    notePlaceholder: 'For whom it is',
    create: 'Create invitation',
    creating: 'Creating…',
    ready: 'Invitation link, shown once',
    link: 'Invitation link',
    copy: 'Copy link',
    qrTitle: 'Or scan this code',
    qrText: 'It opens the invitation on a phone.',
    qrAlt: 'Code of the invitation link; the link itself stands beside it.',
    qrUntil: 'Good once, until',
    qrMissing: 'The code could not be loaded; the link works as well.',
    print: 'Print',
    bound: 'no link needed',
    revoke: 'Revoke',
    empty: 'No invitations yet. Create one and send the link to the person.',
  },
  creators: {
    suspend: 'Suspend',
    restore: 'Let in again',
    signOut: 'Sign out',
    signOutLabel: 'Sign out everywhere:',
    signedOut: 'is signed out everywhere. What they have scheduled goes on.',
    you: 'You',
    never: 'Never signed in',
    seen: 'Last seen',
    role: 'Role of',
    loading: 'Reading who may enter',
    empty: 'Nobody has signed in yet.',
    more: 'Show more creators',
  },
  register: {
    text: 'Everybody finds registered videos in the catalog. Each file is judged before it is sent; one that fails stops no other.',
    drop: 'Drop video files or whole folders here: MP4, MOV or WebM, up to 4 GB each.',
    files: 'Choose video files',
    folder: 'Choose a folder',
    leftOut: (count: number) => `${count} other ${count === 1 ? 'file was' : 'files were'} left out: no video by name.`,
    unreadable: (count: number) =>
      `${count} ${count === 1 ? 'file or folder' : 'files or folders'} could not be read on this device.`,
    nothing: 'No files were found in what was dropped.',
    list: 'Files to register',
    title: 'Title',
    commonTags: 'Tags for all',
    ownTags: 'More tags',
    tagsHint: 'Separate them with commas.',
    progress: 'Upload of',
    again: 'Try again',
    remove: 'Remove',
    saveAll: (count: number) => (count === 1 ? 'Register video' : `Register ${count} videos`),
    later: (count: number) =>
      `${count} still to arrive; registered as soon as they have. Stay on this page until then.`,
    leave: {
      title: 'Leave while videos are not in the catalog yet?',
      text: 'Uploads stop, and what has arrived but is not registered does not reach the catalog. Choose the same files again to go on.',
      yes: 'Leave and stop',
      back: 'Stay',
    },
    doneAll: (count: number) => `${count} ${count === 1 ? 'video is' : 'videos are'} in the catalog now.`,
  },
  imports: {
    title: 'From the import folder',
    text: 'Video files that lie on the server. They stay there; the catalog gets a copy.',
    unreadable: 'The import folder cannot be read. Whoever runs the server can allow that.',
    empty: 'No video files lie in the import folder.',
    loading: 'Reading the import folder',
    list: 'Files in the import folder',
    isCut: 'Only the first 1,000 files are shown.',
    titleOf: 'Title of',
    tags: 'Tags for all',
    all: 'Tick everything new',
    again: 'Read the folder again',
    register: (count: number) => (count === 0 ? 'Register' : `Register ${count}`),
    registering: 'Registering…',
    already: 'The same video is in the catalog already as',
    inCatalog: 'in the catalog as',
    inArchive: 'archived as',
    leave: {
      title: 'Leave while files are being registered?',
      text: 'The file the server reads now still reaches the catalog; those after it do not. They stay in the import folder.',
      yes: 'Leave and stop',
      back: 'Stay',
    },
  },
} as const;

export const roleNames: Record<Role, string> = { creator: 'Creator', admin: 'Admin' };

export const expiryChoices = [
  { hours: 24, name: '1 day' },
  { hours: 72, name: '3 days' },
  { hours: 168, name: '7 days' },
  { hours: 720, name: '30 days' },
] as const;

interface Look {
  word: string;
  icon: IconName;
  tone: Tone;
}

export const invitationLook: Record<Invitation['status'], Look> = {
  open: { word: 'Open', icon: 'clock', tone: 'busy' },
  used: { word: 'Used', icon: 'check', tone: 'good' },
  expired: { word: 'Expired', icon: 'stop', tone: 'quiet' },
  revoked: { word: 'Revoked', icon: 'close', tone: 'quiet' },
};

export const creatorLook: Record<Creator['status'], Look> = {
  active: { word: 'Active', icon: 'check', tone: 'good' },
  suspended: { word: 'Suspended', icon: 'pause', tone: 'warn' },
};

/** How a file on its way into the catalog stands. */
export const registerLook: Record<RegisterStage, Look> = {
  checking: { word: 'Reading it', icon: 'clock', tone: 'quiet' },
  queued: { word: 'Waiting its turn', icon: 'clock', tone: 'quiet' },
  uploading: { word: 'Uploading', icon: 'upload', tone: 'busy' },
  waiting: { word: 'Waiting for the network', icon: 'alert', tone: 'warn' },
  finishing: { word: 'The studio checks it', icon: 'eye', tone: 'busy' },
  uploaded: { word: 'Uploaded, not registered', icon: 'check', tone: 'busy' },
  registering: { word: 'Registering', icon: 'clock', tone: 'busy' },
  registered: { word: 'In the catalog', icon: 'check', tone: 'good' },
  unregistered: { word: 'Not registered', icon: 'alert', tone: 'bad' },
  refused: { word: 'TikTok would not take it', icon: 'alert', tone: 'bad' },
  failed: { word: 'Upload stopped', icon: 'alert', tone: 'bad' },
};

const importSentences: Partial<Record<ApiErrorCode, string>> = {
  import_file_not_found:
    'It is not in the import folder any more, or the server may not read it. Read the folder again.',
  conflict: 'It changed while it was read, as if it were still being copied. Try again when it is whole.',
  payload_too_large: 'It is larger than TikTok takes (4 GB). It stays where it is.',
  video_refused: 'TikTok would not take it. Nothing was kept.',
  storage_full: 'The studio has no room left. Nothing was kept of it; free some space, then try again.',
  offline: 'The studio could not be reached. Try again: what was registered meanwhile is recognised.',
};

export const importSentence = (error: ApiError): string => importSentences[error.code] ?? problemSentence(error).text;
