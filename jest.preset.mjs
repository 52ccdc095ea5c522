/**
 * What every Node project's Jest shares: native ESM (run with NODE_OPTIONS=--experimental-vm-modules), TypeScript by swc.
 * Decorators are transformed the way TypeScript's legacy decorators with metadata are, because NestJS and TypeORM read it.
 */
export const nodePreset = {
  testEnvironment: 'node',
  // Generous: a slow machine is no failure, and what hangs still ends.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
};
