import { existsSync } from 'node:fs';

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The system's Chromium (CHROMIUM_PATH names another); undefined leaves the choice to Playwright's own. */
export function browserPath(): string | undefined {
  return process.env['CHROMIUM_PATH'] ?? candidates.find((path) => existsSync(path));
}

/** Chromium looks up hosts of its maker at every start; tests must not depend on a network. As root it has no sandbox. */
export function browserArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--autoplay-policy=no-user-gesture-required',
  ];
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
