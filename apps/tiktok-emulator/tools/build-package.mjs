/**
 * Builds what `npm pack` and `npm publish` take: the server and the preload as one JavaScript file each, needing nothing
 * else. Inside the workspace everything is used as TypeScript source, which Node refuses under node_modules; hence a
 * package of its own with its own package.json.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const app = resolve(import.meta.dirname, '..');

if (process.argv.includes('--help')) {
  console.log('node tools/build-package.mjs [--out <directory>]   default: dist/package beside package.json');
} else {
  const outAt = process.argv.indexOf('--out');
  await buildPackage(outAt > 0 ? resolve(process.argv[outAt + 1]) : join(app, 'dist', 'package'));
}

async function buildPackage(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  await bundle(out);
  const source = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(packageJson(source), undefined, 2)}\n`);
  cpSync(join(app, 'README.md'), join(out, 'README.md'));
  cpSync(join(app, '..', '..', 'LICENSE'), join(out, 'LICENSE'));
  console.log(out);
}

function bundle(outdir) {
  return build({
    entryPoints: ['main', 'preload'].map((name) => join(app, 'src', `${name}.ts`)),
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    legalComments: 'linked',
    // CommonJS packages inside the bundle ask for Node's own modules with `require`, which ESM does not have.
    banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

/** Without `dependencies`: everything is in the bundle. */
function packageJson({ name, version, description, license, bin }) {
  const [[command]] = Object.entries(bin);
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    engines: { node: '>=22.2' },
    bin: { [command]: './main.js' },
    exports: { './preload': './preload.js', './package.json': './package.json' },
    files: ['*.js', '*.txt', 'README.md', 'LICENSE'],
  };
}
