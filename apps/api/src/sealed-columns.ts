import { sealedTokenColumns } from './features/accounts/index.ts';
import { sealedUploadUrls } from './features/publications/index.ts';
import { sealedCodeVerifiers } from './features/sign-in/index.ts';
import type { SealedColumn } from './platform/secrets/index.ts';

/** Every column of sealed values: what a rotation of the keys goes through. A test compares them with the schema. */
export const sealedColumns: readonly SealedColumn[] = [...sealedTokenColumns, sealedUploadUrls, sealedCodeVerifiers];
