export const shellCopy = {
  skip: 'Skip to content',
  ribbonName: 'Emulator notice',
  ribbon: 'Emulator: nothing is posted to TikTok',
  offline: 'No network. What you filled in is kept; the page goes on by itself once you are connected.',
  sessionEnded: 'Your session ended. What you filled in is kept.',
  signInAgain: 'Sign in again',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  nav: {
    publish: 'Publish',
    posts: 'Posts',
    calendar: 'Calendar',
    catalog: 'Catalog',
    accounts: 'Accounts',
    admin: 'Admin',
  },
  signOut: 'Sign out',
} as const;
