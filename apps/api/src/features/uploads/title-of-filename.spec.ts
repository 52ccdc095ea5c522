import { describe, expect, it } from '@jest/globals';
import { titleOfFilename } from './title-of-filename.ts';

describe('the first title of a video', () => {
  it.each([
    ['New drop.mp4', 'New drop'],
    ['v1.2 final.MOV', 'v1.2 final'],
    ['C:\\clips\\beach.webm', 'beach'],
    ['/home/ava/beach.webm', 'beach'],
    ['no extension at all', 'no extension at all'],
    ['Season 2. The end of it all', 'Season 2. The end of it all'],
    ['海の日🌊.mp4', '海の日🌊'],
    ['a\u0000b\nc.mp4', 'a b c'],
    ['.mp4', 'Untitled video'],
    ['', 'Untitled video'],
    [null, 'Untitled video'],
  ])('of %j is %j', (filename, title) => {
    expect(titleOfFilename(filename)).toBe(title);
  });

  it('has at most 150 characters', () => {
    expect(titleOfFilename(`${'x'.repeat(250)}.mp4`)).toBe('x'.repeat(150));
  });
});
