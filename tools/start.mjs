#!/usr/bin/env node
import './setup/require-node.mjs';

const usage = `npm start         sets up what is missing and runs FlowCast Studio; Ctrl-C stops all of it
npm run dev       the same, rebuilding and restarting when a source file changes

Settings come from the environment and from an optional .env (the environment wins); .env.example explains each.`;

import('./setup/launch.mjs').then(({ launch }) => launch('tools/start/run.mjs', usage));
