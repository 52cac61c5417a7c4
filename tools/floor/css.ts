import { type CssNode, type WalkContext, generate, parse, walk } from 'css-tree';

/** An unknown selector takes its whole rule with it. The version of Chromium that brought each. */
const SELECTORS: Readonly<Record<string, number>> = {
  'focus-visible': 86,
  is: 88,
  where: 88,
  has: 105,
  modal: 105,
  'popover-open': 114,
  'user-valid': 119,
  'user-invalid': 119,
  state: 125,
  open: 133,
};
/** Properties that carry a layout; an older browser passes over them. Mere decoration (`accent-color`) may be missing. */
const PROPERTIES: Readonly<Record<string, number>> = {
  inset: 87,
  'margin-inline': 87,
  'margin-block': 87,
  'padding-inline': 87,
  'padding-block': 87,
  'border-inline': 87,
  'aspect-ratio': 88,
  translate: 104,
  rotate: 104,
  scale: 104,
  'field-sizing': 123,
};
const AT_RULES: Readonly<Record<string, number>> = { layer: 99, scope: 118, 'starting-style': 117 };
const FUNCTIONS: Readonly<Record<string, number>> = {
  'color-mix': 111,
  'light-dark': 123,
  oklch: 111,
  oklab: 111,
  lch: 111,
};
const UNITS = /^(?:[dsl]v[hwib]|v[ib]|cq\w+|r?lh)$/;
/** Chromium lets flex boxes have gaps since 84; grids had them long before. */
const FLEX_GAP = 84;

/** Where this sheet needs more than Chromium 83 has, outside of `@supports`: `what (version) in selector`. */
export function youngCss(sheet: string): string[] {
  const found: string[] = [];
  let guards = 0;
  walk(parse(sheet, { onParseError: ({ message }) => found.push(message) }), {
    enter(this: WalkContext, node: CssNode) {
      if (node.type === 'Atrule' && node.name === 'supports') guards += 1;
      const what = guards > 0 ? undefined : (young(node) ?? flexGap(node));
      if (what !== undefined) found.push(this.rule ? `${what} in ${generate(this.rule.prelude)}` : what);
    },
    leave(node: CssNode) {
      if (node.type === 'Atrule' && node.name === 'supports') guards -= 1;
    },
  });
  return found;
}

function young(node: CssNode): string | undefined {
  const told = (name: string, list: Readonly<Record<string, number>>) =>
    name in list ? `${name} (${list[name]})` : undefined;
  switch (node.type) {
    case 'PseudoClassSelector':
      return told(node.name, SELECTORS);
    case 'NestingSelector':
      return 'nesting (112)';
    case 'Declaration':
      return told(node.property, PROPERTIES);
    case 'Atrule':
      return told(node.name, AT_RULES);
    case 'Function':
      return told(node.name, FUNCTIONS);
    case 'Dimension':
      return UNITS.test(node.unit) ? `the unit ${node.unit} (105 and later)` : undefined;
    default:
      return undefined;
  }
}

/** `gap` where the same rule makes no grid: `grid-gap` is the name that grids have everywhere. */
function flexGap(node: CssNode): string | undefined {
  if (node.type !== 'Rule') return undefined;
  const declared = new Map<string, string>();
  node.block.children.forEach((child) => {
    if (child.type === 'Declaration') declared.set(child.property, generate(child.value));
  });
  const hasGap = ['gap', 'row-gap', 'column-gap'].some((name) => declared.has(name));
  const isGrid = declared.get('display')?.includes('grid') || declared.has('columns') || declared.has('column-count');
  return hasGap && !isGrid ? `gap outside of a grid (${FLEX_GAP}) in ${generate(node.prelude)}` : undefined;
}
