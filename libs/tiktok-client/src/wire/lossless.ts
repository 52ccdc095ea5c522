import { parse } from 'lossless-json';

/** Integers of up to 15 digits are exact as JavaScript numbers. */
const MAX_EXACT_DIGITS = 15;

/**
 * JSON text → value in which no integer was rounded: integers of more than 15 digits become bigints. TikTok sends post ids
 * as unquoted 19-digit numbers, which `JSON.parse` would silently change. Source: docs/tiktok-assumptions.md, "Post ids".
 * @throws SyntaxError
 */
export function parseLosslessJson(text: string): unknown {
  return parse(text, null, readNumber);
}

function readNumber(digits: string): number | bigint {
  const isInteger = /^-?\d+$/.test(digits);
  return isInteger && digits.replace('-', '').length > MAX_EXACT_DIGITS ? BigInt(digits) : Number(digits);
}
