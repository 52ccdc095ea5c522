/**
 * `node --import @flowcast/tiktok-emulator-app/preload app.js`: an unchanged program's `fetch` finds the emulator where
 * it looks for TikTok. `EMULATOR_URL` says where the emulator is.
 */
import { redirectFetch } from './redirect-fetch.ts';

// Nothing given and an empty text both mean "where it is by default".
globalThis.fetch = redirectFetch(globalThis.fetch, process.env.EMULATOR_URL || 'http://127.0.0.1:4010');
