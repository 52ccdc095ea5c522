// The emulator itself may not see the client, so that a misreading shared by both cannot hide. The contract suite is the
// one place where they meet: here the client is only driven, as any foreign program would be.
export * from '@flowcast/tiktok-client';
export { nodeUploadTransport } from '@flowcast/tiktok-client/node';
