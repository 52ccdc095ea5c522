import { describe, expect, it } from '@jest/globals';
import { chooseTransfer } from './transfer-choice.ts';

describe('the way a video goes to TikTok', () => {
  it.each([
    ['device', 'https://media.example.com', 'FILE_UPLOAD', 'device_video'],
    ['device', null, 'FILE_UPLOAD', 'device_video'],
    ['catalog', 'https://media.example.com', 'PULL_FROM_URL', 'catalog_video'],
    ['catalog', null, 'FILE_UPLOAD', 'no_pull_address'],
  ] as const)('of a %s video with the pull address %s is %s, because %s', (origin, url, transfer, transferReason) => {
    expect(chooseTransfer(origin, url)).toEqual({ transfer, transferReason });
  });
});
