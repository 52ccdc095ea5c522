export { hashToken, newOpaqueToken } from './opaque-token.ts';
export { SecretBox, SecretUnreadableError } from './secret-box.ts';
export { SecretsModule } from './secrets.module.ts';
