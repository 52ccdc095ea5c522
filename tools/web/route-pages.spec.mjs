import { expect, test } from '@jest/globals';
import { chunksOf, lazyRoutesOf, screensOf, stylesheetOf, withHints } from './route-pages.mjs';

const table = `
    { path: '', pathMatch: 'full', redirectTo: 'publish' },
    { path: 'publish', title: 'Publish', loadComponent: () => import('./publish/publish-page.ts').then((m) => m.P) },
    { path: 'posts/:id', title: 'Post', loadComponent: () => import('./posts/post-page.ts').then((m) => m.P) },`;

test('reads which screen a plain path shows', () => {
  expect(lazyRoutesOf(table)).toEqual([{ path: 'publish', title: 'Publish', file: 'publish/publish-page.ts' }]);
});

test('reads all screens', () => {
  expect(screensOf(table)).toEqual(['publish/publish-page.ts', 'posts/post-page.ts']);
});

const stats = {
  outputs: {
    'main.js': { imports: [{ path: 'page.js', kind: 'dynamic-import' }] },
    'page.js': {
      entryPoint: 'src/page.ts',
      imports: [
        { path: 'main.js', kind: 'import-statement' },
        { path: 'forms.js', kind: 'import-statement' },
        { path: 'upload.js', kind: 'dynamic-import' },
      ],
    },
    'forms.js': { imports: [{ path: 'core.js', kind: 'import-statement' }] },
    'core.js': { imports: [] },
    'upload.js': { imports: [] },
  },
};

test('a screen needs its chunk and all that it imports, but nothing it imports later', () => {
  expect(chunksOf(stats, 'src/page.ts').sort()).toEqual(['core.js', 'forms.js', 'main.js', 'page.js']);
});

test('a chunk into which several were joined stands for each of them', () => {
  const joined = { outputs: { 'all.js': { entryPoints: ['src/app.ts', 'src/page.ts'], imports: [] } } };

  expect(chunksOf(joined, 'src/app.ts', 'src/page.ts')).toEqual(['all.js']);
});

test('a screen that was not built is a mistake', () => {
  expect(() => chunksOf(stats, 'src/gone.ts')).toThrow('src/gone.ts');
});

const page =
  '<head><title>Studio</title><link rel="stylesheet" href="styles-A.css"></head><body><script src="main.js"></script></body>';

test('names each part once, and carries its styles', () => {
  const needed = {
    title: 'Publish',
    styles: 'a{content:"$&"}',
    chunks: ['main.js', 'page.js'],
    fonts: ['media/a.woff2'],
    data: ['/api/me'],
  };

  expect(withHints(page, needed)).toBe(
    '<head><title>Publish · Studio</title><style>a{content:"$&"}</style>' +
      '<link rel="preload" as="fetch" crossorigin href="/api/me">' +
      '<link rel="preload" as="font" type="font/woff2" crossorigin href="media/a.woff2">' +
      '<link rel="modulepreload" fetchpriority="low" href="page.js"></head><body><script src="main.js"></script></body>',
  );
});

test('a page without a stylesheet is a mistake', () => {
  expect(stylesheetOf(page)).toBe('styles-A.css');
  expect(() => stylesheetOf('<head></head>')).toThrow('no stylesheet');
});
