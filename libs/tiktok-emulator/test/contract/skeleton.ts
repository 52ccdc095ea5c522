/**
 * What two answers must have in common to be read by the same program: keys, types and, of texts, the form. Values of
 * closed lists count as they are.
 */
export type Skeleton = string | Skeleton[] | { [key: string]: Skeleton };

/** Their values are part of the contract, not examples. */
const CLOSED = new Set(['code', 'error', 'status', 'fail_reason', 'token_type', 'event', 'reason', 'publish_type']);

const FORMS: readonly (readonly [name: string, form: RegExp])[] = [
  ['empty text', /^$/],
  ['log id', /^\d{14}[0-9A-F]{20}$/],
  ['access token', /^act\.[\w-]+!\d{4}\.\w\d$/],
  ['refresh token', /^rft\.[\w-]+!\d{4}\.\w\d$/],
  ['client token', /^clt\.[\w-]+!\d{4}\.\w\d$/],
  ['publish id of a direct upload', /^v_pub_file~v2(-1)?\.\d{19}$/],
  ['publish id of a direct pull', /^v_pub_url~v2(-1)?\.\d{19}$/],
  ['publish id of a draft upload', /^v_inbox_file~v2\.\d{19}$/],
  ['publish id of photos', /^p_pub_url~v2\.\d{19}$/],
  ['upload address', /^https?:\/\/[^?]+\?upload_id=\d{19}&upload_token=[0-9a-f-]{36}$/],
  ['open id', /^-000[\w-]{32}$/],
  ['UUID', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['id in quotes', /^\d{19}$/],
  ['address', /^https?:\/\//],
  ['privacy level', /^(PUBLIC_TO_EVERYONE|MUTUAL_FOLLOW_FRIENDS|FOLLOWER_OF_CREATOR|SELF_ONLY)$/],
];

/** @throws SyntaxError for what is no JSON */
export function skeletonOf(text: string): Skeleton {
  return text === ''
    ? 'no body'
    : boneOf(JSON.parse(text, markLongIntegers as (key: string, value: unknown) => unknown));
}

/** The form of one text, as in a skeleton. */
export function formOf(text: string): string {
  return FORMS.find(([, form]) => form.test(text))?.[0] ?? 'text';
}

class BareInt64 {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** A number is known to be too long for JavaScript only by its source text. */
function markLongIntegers(_key: string, value: unknown, { source }: { source?: string }): unknown {
  return typeof value === 'number' && /^\d{16,}$/.test(source ?? '') ? new BareInt64(source ?? '') : value;
}

function boneOf(value: unknown, key = ''): Skeleton {
  if (value instanceof BareInt64) return 'bare int64';
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(boneOf(item))))].map(revive);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return Object.fromEntries(entries.map(([name, inner]) => [name, boneOf(inner, name)]));
  }
  if (typeof value !== 'string') return value === null ? 'null' : typeof value;
  if (key === 'scope') return 'scopes joined by commas';
  return CLOSED.has(key) ? `"${value}"` : formOf(value);
}

function revive(text: string): Skeleton {
  return JSON.parse(text) as Skeleton;
}
