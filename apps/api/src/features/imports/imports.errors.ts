import { CodedError } from '../../platform/http/index.ts';

export const importsOff = () =>
  new CodedError('imports_off', 'The server has no import folder. Whoever runs it can name one (IMPORT_DIR).');

/** Also the answer for links and for whatever else is no file of the folder itself. */
export const importFileNotFound = (cause?: unknown) =>
  new CodedError(
    'import_file_not_found',
    'There is no such file in the import folder any more. Read the folder again.',
    {
      cause,
    },
  );

export const importFileTooLarge = () =>
  new CodedError('payload_too_large', 'The file is larger than TikTok takes (4 GB). It stays where it is.');

export const importFileChanging = () =>
  new CodedError('conflict', 'The file changed while it was read, as if it were still being copied. Try again later.');

export const importFolderUnreadable = (cause: unknown) =>
  new CodedError('import_file_not_found', 'The server may not read this file. Whoever runs it can allow that.', {
    cause,
  });
