const api = 'apps/api/src/';
const web = 'apps/web/src/app/';

/** Rooms of the web client that are no area of their own. */
const commonRooms = ['shared', 'shell'];

/**
 * Which folder of an app may not import from which.
 *
 * @type {{ because: string, forbids: (from: string, to: string) => boolean }[]}
 */
export const fences = [
  {
    because: 'The product runs without tools/; only tests may use them.',
    forbids: (from, to) => /^(apps|libs)\/[^/]+\/src\//.test(from) && to.startsWith('tools/'),
  },
  {
    because: 'platform/ serves every feature and knows none.',
    forbids: (from, to) => from.startsWith(`${api}platform/`) && to.startsWith(`${api}features/`),
  },
  {
    because: 'config/ is read by everybody and knows nobody.',
    forbids: (from, to) => from.startsWith(`${api}config/`) && to.startsWith(api) && !to.startsWith(`${api}config/`),
  },
  {
    because: 'Another feature is reached only through its index.ts.',
    forbids(from, to) {
      const feature = folderIn(`${api}features/`, to);
      return feature !== undefined && isSource(from) && folderIn(`${api}features/`, from) !== feature && !isIndex(to);
    },
  },
  {
    because: "Areas do not import each other; what two of them need lives in 'shared/'.",
    forbids(from, to) {
      const [mine, theirs] = [folderIn(web, from), folderIn(web, to)];
      return mine !== undefined && theirs !== undefined && mine !== theirs && !commonRooms.includes(theirs);
    },
  },
  {
    because: "'shared/' is used by the shell and the areas and knows neither.",
    forbids: (from, to) => from.startsWith(`${web}shared/`) && to.startsWith(web) && !to.startsWith(`${web}shared/`),
  },
  {
    because: "An area's data does not know its screens or their looks.",
    forbids: (from, to) => room(from) === 'data' && ['ui', 'screen'].includes(room(to)),
  },
  {
    because: "'util/' holds pure functions and knows no other room.",
    forbids: (from, to) => room(from) === 'util' && to.startsWith(web) && room(to) !== 'util',
  },
];

/** `publish` for `…/app/publish/ui/card.ts`; undefined for files that lie in no folder there. */
function folderIn(base, path) {
  if (!path.startsWith(base)) return undefined;
  const [folder, ...rest] = path.slice(base.length).split('/');
  return rest.length > 0 ? folder : undefined;
}

/** `data`, `ui` or `util`; for what lies directly in an area `screen`, or undefined for its plain words and tables. */
function room(path) {
  if (!path.startsWith(web)) return undefined;
  const [, folder, ...rest] = path.slice(web.length).split('/');
  if (rest.length > 0) return folder;
  return path.endsWith('-page.ts') ? 'screen' : undefined;
}

function isIndex(path) {
  return /\/features\/[^/]+\/index\.ts$/.test(path);
}

/** Specs may look inside: an end-to-end test of two features reads the tables of both. */
function isSource(path) {
  return path.startsWith(api) && !path.endsWith('.spec.ts');
}
