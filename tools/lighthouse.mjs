#!/usr/bin/env node
import './setup/require-node.mjs';

const usage = `npm run lighthouse                       starts the product with data of its own and audits its main pages
npm run lighthouse -- --runs=5           the median of so many runs (3 when left out)
npm run lighthouse -- --pages=login,posts    only these
npm run lighthouse -- --save=<folder>    also keeps Lighthouse's reports of the median runs

Lighthouse for a phone with its usual throttling. The exit code is 1 when a page is below 95 / 100 / 100 (performance,
accessibility, best practices) or shifts by 0.02 or more. Other work on the machine makes the figures worse: the load is
printed beside them.`;

import('./setup/launch.mjs').then(({ launch }) => launch('tools/lighthouse/run.mjs', usage));
