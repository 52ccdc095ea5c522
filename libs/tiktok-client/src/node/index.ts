export { fileUploadSource } from './file-upload-source.ts';
export { nodeUploadTransport } from './node-upload-transport.ts';
export type { NodeUploadTransportOptions } from './node-upload-transport.ts';
