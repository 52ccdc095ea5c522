/** Somebody else has the attempt now (another worker, or a person who cancelled it). Whoever meets this stops, silently. */
export class LostFenceError extends Error {
  override readonly name = 'LostFenceError';
}
