#!/usr/bin/env node
import './setup/require-node.mjs';

const usage = `npm run bench     runs every */bench/*.bench.mjs of the projects and shows what they measure`;

import('./setup/launch.mjs').then(({ launch }) => launch('tools/bench/run.mjs', usage));
