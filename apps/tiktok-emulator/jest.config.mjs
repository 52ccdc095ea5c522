import { nodePreset } from '../../jest.preset.mjs';

// These tests start programs, some several, which takes its time on a machine that is busy.
export default { ...nodePreset, displayName: 'tiktok-emulator-app', testTimeout: 30_000 };
