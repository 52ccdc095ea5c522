/** Tries made without asking a person; more of them would only hide that something is wrong. */
export const maxAttemptsByItself = 3;
