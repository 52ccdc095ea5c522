export { type ColumnRotation, KeyRotation } from './key-rotation.ts';
export { MissingKeysError } from './missing-keys-error.ts';
export { hashToken, newOpaqueToken } from './opaque-token.ts';
export { SecretBox, SecretUnreadableError } from './secret-box.ts';
export { type SealedColumn } from './sealed-column.ts';
export { SecretsModule } from './secrets.module.ts';
