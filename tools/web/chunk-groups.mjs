import { chunksOf } from './route-pages.mjs';

/** From this size on a chunk that not every screen needs is not brought to those that do not. */
const largeBytes = 16_000;
/** Below this size it stays a file of its own, lest somebody who needs so little is brought a lot. */
const smallBytes = 2_000;
/** What so many screens need is brought with the first of them. */
const manyScreens = 4;

/** A group takes along what its chunks import, unless a group before it has taken that. */
export const groupOrder = ['core', 'sign-in', 'studio', 'large', 'many', 'small', 'first'];

/**
 * Which chunks become one file: what both apps need, what each of them needs, and what its first screen shares with
 * others. The rest stays as the builder made it.
 *
 * @param {import('./join-chunks.mjs').Stats} stats of the builder
 * @param {{ signIn: string[], studio: string[], first: string, screens: string[] }} entryPoints source files: of each app
 *   what it loads at once, beginning with what starts it; the studio's screens, and the one that people wait for most
 * @returns {(chunk: string) => string | null} name of its group, with what tells it apart after a colon
 */
export function chunkGroups(stats, { signIn, studio, first, screens }) {
  const signInNeeds = new Set(chunksOf(stats, ...signIn));
  const studioNeeds = new Set(chunksOf(stats, ...studio));
  const needs = new Map(screens.map((screen) => [screen, new Set(chunksOf(stats, screen))]));
  return (chunk) => {
    const output = stats.outputs[chunk];
    // What starts the sign-in app is no part of a file that the studio may load.
    if (!output || output.entryPoint === signIn[0]) return null;
    if (signInNeeds.has(chunk)) return studioNeeds.has(chunk) ? 'core' : 'sign-in';
    if (studioNeeds.has(chunk)) return 'studio';
    const users = screens.filter((screen) => needs.get(screen)?.has(chunk));
    if (output.entryPoint || users.length < 2) return null;
    if (users.length >= manyScreens && output.bytes >= largeBytes) return `large:${chunk}`;
    if (users.length >= manyScreens) return 'many';
    if (output.bytes < smallBytes) return `small:${chunk}`;
    return users.includes(first) ? 'first' : null;
  };
}
