import { type AnyNode, type Program, parse } from 'acorn';

/** What Chromium 83 does not know, by the version that brought it. Names that nothing of ours and no library uses for its own. */
const YOUNG_NAMES: Readonly<Record<string, number>> = {
  replaceAll: 85,
  replaceChildren: 86,
  randomUUID: 92,
  hasOwn: 93,
  structuredClone: 98,
  findLast: 97,
  findLastIndex: 97,
  showPicker: 99,
  checkVisibility: 105,
  toSorted: 110,
  toReversed: 110,
  toSpliced: 110,
  setHTMLUnsafe: 124,
  showPopover: 114,
  hidePopover: 114,
  togglePopover: 114,
  withResolvers: 119,
  groupBy: 117,
  throwIfAborted: 100,
  isWellFormed: 111,
  startViewTransition: 111,
};
/** Static members whose names are ordinary words elsewhere. */
const YOUNG_STATICS: Readonly<Record<string, number>> = {
  'AbortSignal.timeout': 103,
  'AbortSignal.any': 116,
  'URL.canParse': 120,
  'URL.parse': 126,
  'Promise.any': 85,
  'Intl.Segmenter': 87,
};
const FLOOR = 83;

/** Where this script says something that the floor does not understand or have: `line:column what`. */
export function youngJavaScript(code: string): string[] {
  let program: Program;
  try {
    // 2022, for class fields (Chromium 74); what else came by then is found in the tree.
    program = parse(code, { ecmaVersion: 2022, sourceType: 'module', locations: true });
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const found: string[] = [];
  walk(program, [], (node, above) => {
    const what = youngSyntax(node, above) ?? youngName(node, above, code);
    if (what !== undefined) found.push(`${node.loc?.start.line}:${node.loc?.start.column} ${what}`);
  });
  return found;
}

function youngSyntax(node: AnyNode, above: readonly AnyNode[]): string | undefined {
  switch (node.type) {
    case 'StaticBlock':
      return 'a static block (94)';
    case 'AssignmentExpression':
      return ['&&=', '||=', '??='].includes(node.operator) ? `${node.operator} (85)` : undefined;
    case 'MethodDefinition':
      return node.key.type === 'PrivateIdentifier' ? 'a private method (84)' : undefined;
    case 'BinaryExpression':
      return node.left.type === 'PrivateIdentifier' ? '#x in y (91)' : undefined;
    case 'AwaitExpression':
      return above.some(({ type }) => /Function/.test(type)) ? undefined : 'await outside of a function (89)';
    case 'Literal':
      return 'regex' in node && /[dv]/.test(node.regex?.flags ?? '') ? `a flag of ${node.raw} (90, 112)` : undefined;
    default:
      return undefined;
  }
}

/** A young name that is used without a question first, such as `x.y ? …` or `typeof x.y`, around it. */
function youngName(node: AnyNode, above: readonly AnyNode[], code: string): string | undefined {
  const isCalled = above.at(-1)?.type === 'CallExpression' || above.at(-1)?.type === 'NewExpression';
  if (!isCalled) return undefined;
  if (node.type === 'Identifier' && node.name in YOUNG_NAMES && !isArgument(node, above))
    return told(node.name, YOUNG_NAMES);
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return undefined;
  const { name } = node.property;
  const full = node.object.type === 'Identifier' ? `${node.object.name}.${name}` : '';
  if (full in YOUNG_STATICS) {
    const asks = above.some(
      (one) => one.type === 'ConditionalExpression' && code.slice(one.test.start, one.test.end).includes(full),
    );
    return asks ? undefined : told(full, YOUNG_STATICS);
  }
  return name in YOUNG_NAMES ? told(name, YOUNG_NAMES) : undefined;
}

const told = (name: string, versions: Readonly<Record<string, number>>): string | undefined =>
  (versions[name] ?? 0) > FLOOR ? `${name} (${versions[name]})` : undefined;

const isArgument = (node: AnyNode, above: readonly AnyNode[]): boolean => {
  const call = above.at(-1);
  return call !== undefined && 'callee' in call && call.callee !== node;
};

/** Every node with those above it. */
function walk(
  node: AnyNode,
  above: readonly AnyNode[],
  visit: (node: AnyNode, above: readonly AnyNode[]) => void,
): void {
  visit(node, above);
  for (const child of Object.values(node).flat()) if (isNode(child)) walk(child, [...above, node], visit);
}

export const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value;

/** Style sheets in this script: template literals that read like CSS, with something neutral in their gaps. */
export function sheetsIn(code: string): string[] {
  const found: string[] = [];
  walk(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), [], (node) => {
    if (node.type !== 'TemplateLiteral') return;
    const text = node.quasis.map(({ value }) => value.cooked ?? '').join('0');
    if (/\{[^{}<>]*:[^{}<>]*\}/.test(text) && !text.includes('<')) found.push(text);
  });
  return found;
}
