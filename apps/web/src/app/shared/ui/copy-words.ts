/** What the copy button says. */
export const copyWords = {
  idle: 'Copy',
  copied: 'Copied',
  refused: 'Select and copy it yourself',
} as const;
