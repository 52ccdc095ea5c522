#!/usr/bin/env node
import './setup/require-node.mjs';

const usage = `npm run rotate-keys                    seals every stored secret with the newest key, while FlowCast runs
npm run rotate-keys -- --add-key       puts a new key in front; restart FlowCast, then rotate
npm run rotate-keys -- --drop-old      rotates, and then removes the older keys
npm run rotate-keys -- --forget-lost   gives up what was sealed with a key that is lost for good

Keys you set by ENCRYPTION_KEYS are yours to change; without it they are kept in the data directory.`;

import('./setup/launch.mjs').then(({ launch }) => launch('tools/keys/run.mjs', usage));
