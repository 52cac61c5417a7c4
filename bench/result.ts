import * as z from 'zod/mini';

/** What one page says about itself once it is drawn. Times in ms. */
export const PageResult = z.object({
  /** From the beginning of the navigation until the first content was on screen, scripts included. */
  fromNavigation: z.number(),
  /** From inserting the element until the first of its content was on screen. */
  firstScreen: z.number(),
  /** From inserting the element until everything was on screen. */
  complete: z.number(),
  /** To see that both sides draw the same: controls, other elements, characters of text. */
  controls: z.number(),
  elements: z.number(),
  characters: z.number(),
});
export type PageResult = z.infer<typeof PageResult>;

/** With the script heap it holds after a collection, MB. */
export type MeasuredPage = PageResult & { readonly heap: number };

/** How a page's console line begins that carries its result. */
export const RESULT_PREFIX = 'bench-result ';
