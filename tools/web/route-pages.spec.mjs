import { expect, test } from '@jest/globals';
import { chunksOf, lazyRoutesOf, withHints } from './route-pages.mjs';

test('reads which screen a plain path shows', () => {
  const source = `
    { path: '', pathMatch: 'full', redirectTo: 'publish' },
    { path: 'publish', title: 'Publish', loadComponent: () => import('./publish/publish-page.ts').then((m) => m.P) },
    { path: 'posts/:id', loadComponent: () => import('./posts/post-page.ts').then((m) => m.P) },`;

  expect(lazyRoutesOf(source)).toEqual([{ path: 'publish', file: 'publish/publish-page.ts' }]);
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

test('a screen that was not built is a mistake', () => {
  expect(() => chunksOf(stats, 'src/gone.ts')).toThrow('src/gone.ts');
});

test('names each part once', () => {
  const page = '<head></head><body><script src="main.js"></script></body>';
  const needed = { chunks: ['main.js', 'page.js'], fonts: ['media/a.woff2'], data: ['/api/me'] };

  expect(withHints(page, needed)).toBe(
    '<head><link rel="preload" as="fetch" crossorigin href="/api/me">' +
      '<link rel="preload" as="font" type="font/woff2" crossorigin href="media/a.woff2">' +
      '<link rel="modulepreload" href="page.js"></head><body><script src="main.js"></script></body>',
  );
});
