import { describe, expect, it } from '@jest/globals';
import { pulledModeOf } from './pull-publish-id.ts';

describe('the id of a publish whose video TikTok fetches', () => {
  it.each([
    ['v_pub_url~v2.7300000000000000002', 'direct'],
    ['v_pub_url~v2-1.7300000000000000002', 'direct'],
    ['v_inbox_url~v2.7300000000000000002', 'draft'],
    ['v_pub_file~v2-1.7300000000000000002', null],
    ['v_inbox_file~v2.7300000000000000002', null],
    ['p_pub_url~v2.7300000000000000002', null],
    ['', null],
  ])('%s tells that it is for %s', (publishId, mode) => {
    expect(pulledModeOf(publishId)).toBe(mode);
  });
});
