/** Current engines have it; TypeScript's library does not name it yet. */
const engine = JSON as unknown as { rawJSON(text: string): unknown };

/** JSON in which a bigint is written as a bare number, digit for digit: TikTok's post ids are unquoted int64. */
export function toWireJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'bigint' ? engine.rawJSON(String(inner)) : inner,
  );
}

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
