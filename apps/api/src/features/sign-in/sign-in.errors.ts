import type { AccessStanding, ProblemCode } from '@flowcast/shared-models';
import { CodedError } from '../../platform/http/index.ts';

/** Why a person who is signed in at TikTok is not let in here. */
export const admissionRefusals = {
  not_invited: 'This portal is for invited creators. Ask to be let in, or ask an admin of your studio for a link.',
  invitation_invalid:
    'This invitation was used already, has expired or was taken back. Ask to be let in, or ask for a new link.',
  creator_suspended: 'Your access to this portal is suspended. Ask an admin of your studio.',
  conflict: 'This TikTok account belongs to another creator of your studio. Nothing was changed.',
} as const satisfies Partial<Record<ProblemCode, string>>;

export type AdmissionRefusal = keyof typeof admissionRefusals;

/** `access`: how a person whom nobody knows here may ask to be let in. */
export const admissionRefused = (code: AdmissionRefusal, access?: AccessStanding) =>
  new CodedError(code, admissionRefusals[code], access && { access });

export const signInStateInvalid = () =>
  new CodedError(
    'sign_in_state_invalid',
    'This sign-in was begun in another browser, was finished already, or took longer than ten minutes. Start again.',
  );

export const signInRefused = (cause: unknown) =>
  new CodedError('sign_in_refused', 'TikTok did not accept this sign-in. Start again.', { cause });
