#!/usr/bin/env node
// `npm start`. This file must be understood by Nodes far older than the one it asks for, so it imports nothing up front.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    'Node 20 or newer is needed, but this is ' + process.version + ': install a newer one from https://nodejs.org.',
  );
  process.exit(1);
}

import('./start/launch.mjs').then(({ launch }) => launch(process.argv.slice(2)));
