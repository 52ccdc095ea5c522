import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import { configs as angular, processInlineTemplates } from 'angular-eslint';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { folderFences } from './tools/eslint/folder-fences.mjs';
import { projectBoundaries } from './tools/eslint/project-boundaries.mjs';

const specs = ['**/*.spec.{ts,mjs}', '**/test/**', 'apps/e2e/**'];

const noEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of literals, or an `as const` table.' };
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };
const environmentIsConfig = {
  selector:
    "MemberExpression[object.name='process']:matches([property.name='env'], [property.value='env']), VariableDeclarator[init.name='process']",
  message: 'Only config/ reads the environment.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.angular/**',
      '.nx/**',
      '.flowcast/**',
      '**/test-results/**',
      '**/playwright-report/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // NestJS and Angular modules are classes with a decorator and nothing in them.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      // An empty text is no text.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      // What was caught, or an abort signal's reason, is passed on as it came.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingAny: true, allowThrowingUnknown: true }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // The rest is silent because it fires where nothing is wrong: async ports with nothing to wait for, tables of
      // functions that know no `this`, entities filled from plain objects, `() => void doIt()`.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      // `interface` for what is implemented, `type` for a shape: a matter of reading.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // How much a reader has to hold in mind at once.
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', { max: 4 }],
      'no-restricted-syntax': ['error', noEnum, noDefaultExport],
      eqeqeq: 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    rules: {
      'max-params': 'off',
      '@typescript-eslint/max-params': ['error', { max: 4 }],
    },
  },
  {
    files: ['**/*.{ts,mjs}'],
    plugins: { '@nx': nx, flowcast: { rules: { 'folder-fences': folderFences } } },
    rules: {
      'flowcast/folder-fences': ['error', { root: import.meta.dirname }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [
            // Presets and set-ups at the root belong to no project.
            '^(\\.\\./)+(jest\\.preset\\.mjs|tools/.+)$',
            // Where a package lies, not what is in it.
            '^@flowcast/(web|api)/package\\.json$',
          ],
          depConstraints: Object.entries(projectBoundaries).map(([sourceTag, onlyDependOnLibsWithTags]) => ({
            sourceTag,
            onlyDependOnLibsWithTags,
          })),
        },
      ],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@flowcast/tiktok-emulator', '@flowcast/tiktok-emulator/*'],
              message: 'Only tests start an emulator.',
            },
          ],
        },
      ],
    },
  },
  {
    // Its tests may meet the whole client: there the two are held against each other.
    files: ['libs/tiktok-emulator/src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^@flowcast/tiktok-client(?!/(wire|webhooks)$)',
              message: "The emulator shares only the client's wire types and its webhook signer.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/api/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['apps/api/src/config/**', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum, noDefaultExport, environmentIsConfig] },
  },
  {
    files: ['apps/web/**/*.ts'],
    extends: [angular.tsRecommended],
    processor: processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  {
    files: ['apps/web/**/*.html'],
    extends: [angular.templateRecommended, angular.templateAccessibility],
  },
  {
    // A test file reads as one long list of sentences, a migration as one long list of statements.
    files: [...specs, 'apps/api/src/platform/database/migrations/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // Playwright reads from the first parameter's pattern what a fixture depends on, also when that is nothing.
    files: ['apps/e2e/**/*.ts'],
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    // Tools read these by their default export.
    files: ['**/*.config.{ts,mjs}', '**/global-{setup,teardown}.{ts,mjs}', 'apps/web/**/*.routes.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum] },
  },
);
