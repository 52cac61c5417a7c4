// Prevents: each ban living only in somebody's memory. Every pattern says what to do instead.

/**
 * @typedef {object} Ban
 * @property {string} name
 * @property {string} selector - ESLint's AST selector
 * @property {string} message
 */

/** @type {readonly Ban[]} */
export const EVERYWHERE_BANS = [
  {
    name: 'default export',
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that a thing is called the same everywhere.',
  },
  {
    name: 'double assertion',
    selector: 'TSAsExpression > TSAsExpression',
    message: 'Two assertions in a row claim anything: parse the value with its schema, or narrow it.',
  },
  {
    name: 'markup from text',
    selector:
      "AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/], CallExpression[callee.object.name='document'][callee.property.name=/^(write|writeln)$/]",
    message: 'Text must never become markup: use a Lit template, textContent or DOM methods.',
  },
  {
    name: 'unsafe directive',
    selector:
      'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeStatic|unsafeCSS)$/], ImportDeclaration[source.value=/unsafe-(html|svg)/]',
    message: 'Text must never become markup: use a Lit template.',
  },
  {
    name: 'style attribute',
    selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/[\\s"\']style=/]',
    message:
      'A strict CSP blocks style attributes: write a class in the *.styles.ts file, or set a custom property by script.',
  },
];

/** For products: two copies on one page, two gateways in one process, and tests must not share anything. */
/** @type {readonly Ban[]} */
export const STATE_BANS = [
  {
    name: 'module state',
    selector:
      "Program > VariableDeclaration[kind='let'], Program > ExportNamedDeclaration > VariableDeclaration[kind='let']",
    message: 'No module variable remembers anything: keep state in an object that somebody owns.',
  },
  {
    name: 'environment',
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only main.ts and settings.ts read the environment: take the setting as an argument.',
  },
];

/** For contract and gateway: what depends on now or on chance cannot be tested or replayed. */
/** @type {readonly Ban[]} */
export const WORLD_BANS = [
  {
    name: 'clock',
    selector:
      "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'], CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the injected world.',
  },
  {
    name: 'chance',
    selector:
      "CallExpression[callee.object.name='Math'][callee.property.name='random'], CallExpression[callee.property.name='randomUUID'], CallExpression[callee.name='randomUUID']",
    message: 'Take ids and random numbers from the injected world.',
  },
];

/** For what runs inside other people's pages. */
/** @type {readonly Ban[]} */
export const BROWSER_BANS = [
  {
    name: 'prototype edit',
    selector: "AssignmentExpression > MemberExpression.left > MemberExpression[property.name='prototype']",
    message: "We change nothing of the host's page.",
  },
  {
    name: 'any origin',
    selector: "CallExpression[callee.property.name='postMessage'] > Literal[value='*']",
    message: 'Name the exact origin that may read the message.',
  },
];

/**
 * The value of `no-restricted-syntax` for these lists together (ESLint does not merge options of two blocks).
 * @param {...readonly Ban[]} lists
 * @returns {['error', ...{ selector: string, message: string }[]]}
 */
export function syntax(...lists) {
  return ['error', ...lists.flat().map(({ selector, message }) => ({ selector, message }))];
}
