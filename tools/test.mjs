#!/usr/bin/env node
import './setup/require-node.mjs';

const usage = `npm test          sets up what is missing (a browser too) and runs every check and test
npm run check     the same without the browser tests

The last line is "N passed, N failed, N skipped"; the exit code is 0 only when everything passed.
TEST_DATABASE_URL names a Postgres to use instead of a throw-away one; CHROMIUM_PATH names a browser.`;

import('./setup/launch.mjs').then(({ launch }) => launch('tools/test/run.mjs', usage));
