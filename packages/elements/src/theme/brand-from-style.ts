/** The brand colour that the page's style sheets give an element: `--qwy-brand`, as far as it is `#rrggbb`. */
export function brandFromStyle(element: Element): string | undefined {
  const brand = getComputedStyle(element).getPropertyValue('--qwy-brand').trim();
  return /^#[0-9a-f]{6}$/i.test(brand) ? brand : undefined;
}
