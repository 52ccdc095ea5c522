import type { EmulatorContext } from '../emulation.ts';
import { refusal } from '../wire/refusals.ts';
import { admitCaller } from './caller.ts';

export function initPhotos(c: EmulatorContext): Response {
  admitCaller(c, 'photo_init');
  throw refusal('invalid_params');
}
