/**
 * Builds what `npm pack` and `npm publish` take: JavaScript, declarations, README and licence in dist/package.
 * Inside the workspace the library is used as TypeScript source, which Node refuses under node_modules; hence a package of
 * its own with its own package.json.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const library = resolve(dirname(fileURLToPath(import.meta.url)), '..');

if (process.argv.includes('--help')) {
  console.log('node tools/build-package.mjs [--out <directory>]   default: dist/package beside package.json');
} else {
  const outAt = process.argv.indexOf('--out');
  build(outAt > 0 ? resolve(process.argv[outAt + 1]) : join(library, 'dist', 'package'));
}

function build(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  compile(join(out, 'lib'));
  const source = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8'));
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(packageJson(source), undefined, 2)}\n`);
  cpSync(join(library, 'README.md'), join(out, 'README.md'));
  cpSync(join(library, '..', '..', 'LICENSE'), join(out, 'LICENSE'));
  console.log(out);
}

function compile(outDir) {
  const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
  const project = join(library, 'tsconfig.build.json');
  execFileSync(process.execPath, [join(typescript, 'bin', 'tsc'), '-p', project, '--outDir', outDir], {
    stdio: 'inherit',
  });
  rewriteDeclarations(outDir);
}

/** The compiler rewrites `./x.ts` in JavaScript only; not every reader of declarations understands it there. */
function rewriteDeclarations(directory) {
  for (const file of readdirSync(directory, { recursive: true }).filter((name) => name.endsWith('.d.ts'))) {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8').replace(/(['"])(\.[^'"\n]*)\.ts\1/g, '$1$2.js$1');
    writeFileSync(path, text);
  }
}

/** `./src/x/index.ts` → its JavaScript and its declarations. */
function packageJson({ name, version, license, description, exports, dependencies }) {
  const built = Object.entries(exports).map(([entry, file]) => {
    const path = file.replace(/^\.\/src\//, './lib/').replace(/\.ts$/, '');
    return [entry, { types: `${path}.d.ts`, default: `${path}.js` }];
  });
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20.3' },
    exports: { ...Object.fromEntries(built), './package.json': './package.json' },
    files: ['lib', 'README.md', 'LICENSE'],
    dependencies,
  };
}
