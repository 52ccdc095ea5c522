export { createDiskByteStore } from './storage/disk-byte-store.ts';
export { serveEmulator, type EmulatorServer, type ServeEmulatorOptions } from './serve-emulator.ts';
