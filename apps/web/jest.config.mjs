import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.json' });

/** Angular components in jsdom; the rest of the web client's specs run in the same environment. */
export default {
  ...preset,
  displayName: 'web',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  // A whole composer in jsdom takes seconds on a machine that is busy with something else.
  testTimeout: 20_000,
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
};
