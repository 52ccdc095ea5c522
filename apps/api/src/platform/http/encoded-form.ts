import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'express';

/** Names a build can give; a path that climbs out of the directory is none of them. */
const builtFile = /^\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/** The smaller first. */
const forms = [
  { suffix: '.br', encoding: 'br' },
  { suffix: '.gz', encoding: 'gzip' },
] as const;

export type EncodedForm = (typeof forms)[number];

/** The compressed form of a file that lies beside it and that the caller takes; undefined when there is none. */
export function encodedForm(request: Request, directory: string, file: string): EncodedForm | undefined {
  if (!builtFile.test(file)) return undefined;
  return forms.find(
    ({ suffix, encoding }) => request.acceptsEncodings(encoding) && existsSync(join(directory, file + suffix)),
  );
}
