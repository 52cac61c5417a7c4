import { above, everything, isSeen, nameOf, texts } from './tree.ts';

/** WCAG 1.4.10: at 320 px nothing sticks out to the side, and the page does not scroll sideways. */
export function stickingOut(view: HTMLElement): string[] {
  const page = document.documentElement;
  const wide = [...everything(view)].filter(
    (element) => isSeen(element) && element.getBoundingClientRect().right > page.clientWidth + 1,
  );
  return [
    ...(page.scrollWidth > page.clientWidth + 1 ? [`the page is ${page.scrollWidth} px wide`] : []),
    ...wide.map((element) => `${nameOf(element)} ends at ${Math.round(element.getBoundingClientRect().right)} px`),
  ];
}

const SPACING = new CSSStyleSheet();
SPACING.replaceSync(
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
);

/** WCAG 1.4.12: with wider spacing no text is cut off. The spacing is taken away again. */
export function cutOffWhenSpaced(view: HTMLElement): string[] {
  const roots = [view, ...everything(view)].flatMap(({ shadowRoot }) => (shadowRoot ? [shadowRoot] : []));
  const before = roots.map((root) => [...root.adoptedStyleSheets]);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, SPACING];
  const problems = [...stickingOut(view), ...cutOff(view)];
  roots.forEach((root, at) => (root.adoptedStyleSheets = before[at] ?? []));
  return problems;
}

/** Texts that reach out of a box which hides what does. Fields scroll by themselves. */
const cutOff = (view: HTMLElement): string[] =>
  texts(view)
    .filter((element) => {
      const { right, bottom } = element.getBoundingClientRect();
      for (let at = above(element); at && at !== view; at = above(at)) {
        const { overflowX, overflowY } = getComputedStyle(at);
        const box = at.getBoundingClientRect();
        if (/hidden|clip/.test(overflowX) && right > box.right + 1) return true;
        if (/hidden|clip/.test(overflowY) && bottom > box.bottom + 1) return true;
      }
      return false;
    })
    .map((element) => `${nameOf(element)} is cut off`);
