#!/usr/bin/env node
import './setup/require-node.mjs';

const usage = `npm run proof -- [--seed N] [--lanes N] [--only TEXT] [--write]

Kills a worker at every await point with every fault, and shows that TikTok gets each publication exactly once. Fails when a
promise is broken, or when docs/proof.md says something else.

  --seed N      the same order and interleaving as the run that printed this seed
  --lanes N     so many products side by side (2)
  --only TEXT   only what this regular expression finds in "way: await point × fault", such as "draft: init.* × 201 lost"
  --write       put the tables into docs/proof.md`;

import('./setup/launch.mjs').then(({ launch }) => launch('tools/proof/run.mjs', usage));
