/** A webhook as TikTok's documentation prints it: signed in these very bytes. */
export const WEBHOOK = {
  timestampSec: 1_700_000_000,
  headers: { 'content-type': 'application/json' },
  body: '{"client_key":"awemulator000001","event":"post.publish.failed","create_time":1700000000,"user_openid":"-000EmuOpenId00000000000000000000001","content":"{\\"publish_id\\":\\"v_pub_file~v2-1.7300000000000000001\\",\\"reason\\":\\"frame_rate_check_failed\\",\\"publish_type\\":\\"DIRECT_PUBLISH\\"}"}',
} as const;
