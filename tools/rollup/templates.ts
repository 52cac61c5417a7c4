// Prevents: the indentation of our templates travelling to every phone. Browsers treat a run of white space like one space,
// so one is sent: in html`…` only where a line breaks, in css`…` everywhere, comments gone.
import type { Plugin } from 'rollup';

/** Where white space is content: such templates stay as they are. */
const VERBATIM = /<(?:pre|textarea|script|style)\b|white-space/i;

export function templates(): Plugin {
  return {
    name: 'qwy-templates',
    transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(?:html|svg|css)`/.test(code)) return null;
      const edits: Edit[] = [];
      collect(this.parse(code), code, edits);
      return { code: apply(code, edits), map: null };
    },
  };
}

/** White space between declarations and rules says nothing; around `:` and `+` it may (`a :hover`, `calc(1px + 2px)`). */
export function tightenCss(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/;}/g, '}');
}

export function tightenHtml(text: string): string {
  return text.replace(/[ \t]*\n\s*/g, ' ');
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Walks any syntax tree; only tagged templates matter. */
function collect(node: unknown, code: string, edits: Edit[]): void {
  if (Array.isArray(node)) return node.forEach((child) => collect(child, code, edits));
  if (typeof node !== 'object' || node === null) return;
  const { type, tag, quasi } = Object.fromEntries(Object.entries(node));
  if (type === 'TaggedTemplateExpression') tighten(nameOf(tag), quasi, code, edits);
  for (const child of Object.values(node)) if (typeof child === 'object') collect(child, code, edits);
}

function tighten(tag: string, quasi: unknown, code: string, edits: Edit[]): void {
  const change = tag === 'css' ? tightenCss : tag === 'html' || tag === 'svg' ? tightenHtml : undefined;
  const pieces =
    typeof quasi === 'object' && quasi !== null && 'quasis' in quasi && Array.isArray(quasi.quasis) ? quasi.quasis : [];
  const spans = pieces.filter(isSpan).map(({ start, end }) => ({ start, end, text: code.slice(start, end) }));
  if (change === undefined || (tag !== 'css' && spans.some(({ text }) => VERBATIM.test(text)))) return;
  for (const span of spans) edits.push({ ...span, text: change(span.text) });
}

function nameOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'name' in node ? String(node.name) : '';
}

function isSpan(node: unknown): node is { start: number; end: number } {
  return typeof node === 'object' && node !== null && 'start' in node && 'end' in node;
}

function apply(code: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  let result = '';
  let at = 0;
  for (const { start, end, text } of sorted) {
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}
