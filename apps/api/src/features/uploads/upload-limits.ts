/** TikTok takes videos up to 4 GB; the smaller reading of it, so that what we accept it accepts. docs/tiktok-assumptions.md */
export const uploadMaxBytes = 4_000_000_000;

/** An upload that has not become a video by then is forgotten, with its bytes. */
export const uploadLifetimeMs = 7 * 24 * 60 * 60 * 1000;
