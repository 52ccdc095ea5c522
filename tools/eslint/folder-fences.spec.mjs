import { describe, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import { folderFences } from './folder-fences.mjs';

const root = '/repository';

function verdictOn(file, code) {
  const linter = new Linter({ cwd: root });
  const plugins = { flowcast: { rules: { 'folder-fences': folderFences } } };
  const config = { files: ['**/*.ts'], plugins, rules: { 'flowcast/folder-fences': ['error', { root }] } };
  return linter.verify(code, config, { filename: `${root}/${file}` }).map(({ message }) => message);
}

const api = 'apps/api/src';
const web = 'apps/web/src/app';

describe('a fence stops', () => {
  test.each([
    ['platform that knows a feature', `${api}/platform/http/a.ts`, '../../features/catalog/index.ts'],
    ['config that knows platform', `${api}/config/config.ts`, '../platform/http/index.ts'],
    ["a look past another feature's index", `${api}/features/uploads/a.ts`, '../catalog/videos.repository.ts'],
    ["a module that looks past a feature's index", `${api}/api.module.ts`, './features/catalog/catalog.module.ts'],
    ['one area of the web that imports another', `${web}/posts/posts-page.ts`, '../publish/ui/card.ts'],
    ['shared code that knows an area', `${web}/shared/ui/icon.ts`, '../../publish/copy.ts'],
    ['shared code that knows the shell', `${web}/shared/data/session.ts`, '../../shell/guards.ts'],
    ['data that knows looks', `${web}/publish/data/store.ts`, '../ui/card.ts'],
    ['data that knows a screen', `${web}/publish/data/store.ts`, '../publish-page.ts'],
    ['a product that needs tools', `${api}/main.ts`, '../../../tools/test-postgres.mjs'],
    ['util that knows data', `${web}/shared/util/format.ts`, '../data/session.ts'],
  ])('%s', (_what, file, target) => {
    expect(verdictOn(file, `import { x } from '${target}';`)).toHaveLength(1);
    expect(verdictOn(file, `export { x } from '${target}';`)).toHaveLength(1);
    expect(verdictOn(file, `export * from '${target}';`)).toHaveLength(1);
    expect(verdictOn(file, `void import('${target}');`)).toHaveLength(1);
  });
});

describe('a fence lets through', () => {
  test.each([
    ['a feature that uses platform', `${api}/features/uploads/a.ts`, '../../platform/http/index.ts'],
    ["a feature that uses another's index", `${api}/features/uploads/a.ts`, '../catalog/index.ts'],
    ['a feature that uses itself', `${api}/features/uploads/a.ts`, './uploads.service.ts'],
    ['a spec that looks inside', `${api}/features/uploads/a.spec.ts`, '../catalog/videos.repository.ts'],
    ['a screen that uses its data', `${web}/publish/publish-page.ts`, './data/store.ts'],
    ['an area that uses shared code', `${web}/publish/ui/card.ts`, '../../shared/ui/icon.ts'],
    ['the routes that load a screen', `${web}/app.routes.ts`, './publish/publish-page.ts'],
    ['the shell that uses shared code', `${web}/shell/header.ts`, '../shared/data/session.ts'],
    ['a test that uses tools', 'apps/api/test/support/set-up.ts', '../../../../tools/test-postgres.mjs'],
    ['a package', `${api}/platform/http/a.ts`, '@nestjs/common'],
  ])('%s', (_what, file, target) => {
    expect(verdictOn(file, `import { x } from '${target}';`)).toEqual([]);
  });
});
