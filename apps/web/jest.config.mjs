import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.json' });

/** Angular components in jsdom; the rest of the web client's specs run in the same environment. */
export default {
  ...preset,
  displayName: 'web',
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
};
