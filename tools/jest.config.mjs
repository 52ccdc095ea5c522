export default {
  displayName: 'tools',
  testEnvironment: 'node',
  testTimeout: 30_000,
  testMatch: ['<rootDir>/**/*.spec.mjs'],
  transform: {},
};
