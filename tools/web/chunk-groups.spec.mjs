import { expect, test } from '@jest/globals';
import { chunkGroups } from './chunk-groups.mjs';

const chunk = (bytes, needs = [], entryPoint = undefined) => ({
  bytes,
  entryPoint,
  imports: needs.map((path) => ({ path, kind: 'import-statement' })),
});

const outputs = {
  'core.js': chunk(200_000),
  'words.js': chunk(3_000),
  'sign-in.js': chunk(2_000, ['core.js', 'words.js'], 'sign-in.ts'),
  'router.js': chunk(90_000, ['core.js']),
  'studio.js': chunk(5_000, ['router.js'], 'studio.ts'),
  'note.js': chunk(3_000),
  'forms.js': chunk(60_000),
  'fields.js': chunk(25_000, ['forms.js']),
  'list.js': chunk(900),
  'overlay.js': chunk(70_000),
  'publish.js': chunk(30_000, ['note.js', 'fields.js', 'list.js'], 'publish.ts'),
  'several.js': chunk(30_000, ['note.js', 'fields.js'], 'several.ts'),
  'posts.js': chunk(20_000, ['note.js', 'forms.js', 'overlay.js', 'list.js'], 'posts.ts'),
  'post.js': chunk(20_000, ['note.js', 'forms.js', 'overlay.js'], 'post.ts'),
};

test.each([
  ['core.js', 'core', 'what both apps need'],
  ['words.js', 'sign-in', 'what only the sign-in app needs'],
  ['router.js', 'studio', 'what only the studio needs'],
  ['studio.js', 'studio', 'what starts the studio'],
  ['sign-in.js', null, 'what starts the sign-in app, lest the studio runs it'],
  ['note.js', 'many', 'what many screens need'],
  ['forms.js', 'large:forms.js', 'what many screens need and is large'],
  ['fields.js', 'first', 'what the first screen shares'],
  ['list.js', 'small:list.js', 'what few need and is small'],
  ['overlay.js', null, 'what the first screen does not need'],
  ['publish.js', null, 'a screen'],
])('%s goes into %s: %s', (name, group) => {
  const groupOf = chunkGroups(
    { outputs },
    {
      signIn: ['sign-in.ts'],
      studio: ['studio.ts'],
      first: 'publish.ts',
      screens: ['publish.ts', 'several.ts', 'posts.ts', 'post.ts'],
    },
  );

  expect(groupOf(name)).toBe(group);
});
