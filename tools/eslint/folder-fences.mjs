import { dirname, join, relative, resolve } from 'node:path';
import { fences } from './fence-table.mjs';

/**
 * Between projects Nx guards the imports; this rule guards them between the folders of one app.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const folderFences = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, additionalProperties: false }],
    messages: { fenced: '{{because}}' },
  },
  create(context) {
    const root = context.options[0]?.root ?? context.cwd;
    const from = slashed(relative(root, context.filename));
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = slashed(relative(root, resolve(dirname(join(root, from)), source.value)));
      const because = brokenFence(from, to);
      if (because) context.report({ node: source, messageId: 'fenced', data: { because } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** @returns {string | undefined} why the file `from` may not import the file `to` */
function brokenFence(from, to) {
  return fences.find(({ forbids }) => forbids(from, to))?.because;
}

function slashed(path) {
  return path.replaceAll('\\', '/');
}
