import type { CSSResultOrNative } from 'lit';
import { controls } from '../base/controls.styles.ts';
import { tokens } from '../base/tokens.styles.ts';
import { guideStyles } from '../guide/guide.styles.ts';

/** The styles of `<qwy-guide>` as a style sheet, for a server that draws it. The gateway serves it as `/v/<version>/guide.css`. */
export const guideSheet: string = [tokens, controls, guideStyles]
  .flat()
  .map((sheet: CSSResultOrNative) => ('cssText' in sheet ? sheet.cssText : ''))
  .join('\n');
