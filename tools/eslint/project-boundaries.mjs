/** Which project may depend on which, by the tags in their project.json. Everything not listed is forbidden. */
export const projectBoundaries = {
  'scope:shared': [],
  'scope:video': [],
  'scope:tiktok-client': [],
  // Only the wire types and the webhook test signer: a shared misreading of TikTok must not hide.
  'scope:emulator': ['scope:tiktok-client', 'scope:video'],
  'scope:emulator-app': ['scope:emulator'],
  // The emulator and the tools only in tests: see eslint.config.mjs and fence-table.mjs.
  'scope:api': ['scope:shared', 'scope:tiktok-client', 'scope:video', 'scope:emulator', 'scope:tools'],
  'scope:web': ['scope:shared', 'scope:video'],
  'scope:tools': [],
  'scope:e2e': ['scope:shared', 'scope:emulator'],
};
