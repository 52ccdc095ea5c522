/**
 * For a statement that keeps no promise: evaluated in it, this lets its transaction end without waiting for the disk. Should
 * Postgres itself crash within the next moment (a process of ours may die as it likes), what it wrote may be gone. Never in a
 * transaction that saves a state, a fence, a consent or a token.
 */
export const hastyCommit = `set_config('synchronous_commit', 'off', true)`;
