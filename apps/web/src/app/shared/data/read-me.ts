import { type Me, MeSchema } from '@flowcast/shared-models';
import { parse } from 'valibot';

export function readMe(body: unknown): Me {
  return parse(MeSchema, body);
}
