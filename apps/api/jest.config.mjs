import { nodePreset } from '../../jest.preset.mjs';

export default {
  ...nodePreset,
  displayName: 'api',
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // @nestjs/throttler is CommonJS and requires these two; Jest can only do that when they are loaded already.
  setupFiles: ['reflect-metadata', '@nestjs/common', '@nestjs/core'],
};
