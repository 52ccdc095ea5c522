import { describe, expect, it } from '@jest/globals';
import { skeletonOf } from './skeleton.ts';

/** The yardstick itself: every difference a client could stumble over must show. */
describe('the skeleton of an answer', () => {
  it.each([
    ['a missing key', '{"a":1,"b":2}', '{"a":1}'],
    ['an added key', '{"a":1}', '{"a":1,"b":null}'],
    ['a number in quotes', '{"cursor":1763790000000}', '{"cursor":"1763790000000"}'],
    ['an id in quotes', '{"ids":[7300000000000000777]}', '{"ids":["7300000000000000777"]}'],
    ['an id that was rounded', '{"ids":[7300000000000000777]}', '{"ids":[730]}'],
    ['an id beside a list', '{"ids":[7300000000000000777]}', '{"ids":7300000000000000777}'],
    ['a list of other things', '{"videos":[{"id":"1"}]}', '{"videos":[{"id":"1"},{"id":1}]}'],
    ['an empty list', '{"videos":[{"id":"1"}]}', '{"videos":[]}'],
    ['an error that is a text', '{"error":"invalid_grant"}', '{"error":{"code":"invalid_grant"}}'],
    ['another code', '{"error":{"code":"invalid_params"}}', '{"error":{"code":"invalid_param"}}'],
    ['another status', '{"status":"FAILED"}', '{"status":"PROCESSING_UPLOAD"}'],
    ['a log id of another form', '{"log_id":"20261122101500A1B2C3D4E5F60718293A"}', '{"log_id":"c0ffee"}'],
    [
      'a log id in small letters',
      '{"log_id":"20261122101500A1B2C3D4E5F60718293A"}',
      '{"log_id":"20261122101500a1b2c3d4e5f60718293a"}',
    ],
    [
      'a publish id of another kind',
      '{"publish_id":"v_pub_url~v2.7300000000000000002"}',
      '{"publish_id":"v_pub_file~v2-1.7300000000000000002"}',
    ],
    ['an empty message', '{"message":"The chunk size is invalid"}', '{"message":""}'],
    ['null', '{"data":{}}', '{"data":null}'],
    ['no body', '{}', ''],
  ])('shows %s', (_, documented, other) => {
    expect(skeletonOf(other)).not.toEqual(skeletonOf(documented));
  });

  it.each([
    ['order of keys', '{"a":1,"b":"x"}', '{"b":"y","a":2}'],
    ['number of equal items', '{"videos":[{"id":"1"}]}', '{"videos":[{"id":"2"},{"id":"3"}]}'],
    ['values', '{"log_id":"20261122101500A1B2C3D4E5F60718293A"}', '{"log_id":"20251122101500FFFFFFFFFFFFFFFFFFFF"}'],
    ['digits of a bare id', '[7300000000000000777]', '[9223372036854775807]'],
  ])('does not mind the %s', (_, documented, other) => {
    expect(skeletonOf(other)).toEqual(skeletonOf(documented));
  });
});
