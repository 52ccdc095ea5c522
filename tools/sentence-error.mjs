/** Something a person can put right. Its message is all that is shown: one sentence that names what to change. */
export class SentenceError extends Error {
  name = 'SentenceError';
}

/** Prints what ended the script: the sentence, or everything when it is a surprise. */
export function explain(error) {
  console.error(error instanceof SentenceError ? `\n${error.message}` : error);
}
