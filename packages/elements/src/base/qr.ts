import type { Bitmap2D } from 'lean-qr/nano';
import { correction, generate } from 'lean-qr/nano';
import type { TemplateResult } from 'lit';
import { html } from 'lit';

/** Light modules around the code; readers need four (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * Draws a QR code (error level M) as an SVG that fills its box. Always dark on light, whatever the theme, because many readers
 * do not see inverted codes. `label` says what the code is for; offer its content as text beside it where a person may need it.
 */
export function renderQr(content: string, label: string): TemplateResult {
  const code = generate(content, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET_ZONE;
  return html`<svg
    class="qr"
    part="qr"
    role="img"
    aria-label=${label}
    viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"
  >
    <rect width=${side} height=${side} fill="#fff"></rect>
    <path d=${modulesPath(code)} fill="#000"></path>
  </svg>`;
}

/** One bar for each run of dark modules in a row. */
function modulesPath(code: Bitmap2D): string {
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const start = x;
      while (code.get(x + 1, y)) x++;
      path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x + 1 - start}v1h-${x + 1 - start}z`;
    }
  }
  return path;
}
