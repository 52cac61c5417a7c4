import { fixture } from '@open-wc/testing';
import { correction, generate } from 'lean-qr/nano';
import { describe, expect, it } from 'vitest';
import { renderQr } from './qr.ts';

const CODE = 'sampleCODEsampleCODEsampleCODE00';

/** Paints the drawing, `scale` pixels a module, and reads which modules are dark. */
async function modulesOf(svg: SVGElement, side: number, scale = 4): Promise<boolean[][]> {
  const { x, y, width } = svg.getBoundingClientRect();
  expect(width).toBe(side * scale);
  const dark = (column: number, row: number) => {
    const at = document.elementFromPoint(x + (column + 0.5) * scale, y + (row + 0.5) * scale);
    return at?.localName === 'path';
  };
  return Array.from({ length: side }, (_, row) => Array.from({ length: side }, (__, column) => dark(column, row)));
}

describe('a QR code', () => {
  it('is drawn module by module, with four light ones around it', async () => {
    const expected = generate(CODE, { minCorrectionLevel: correction.M });
    const side = expected.size + 8;
    const box = await fixture<HTMLElement>(renderQr(CODE, '核验'));
    box.style.width = `${side * 4}px`;
    if (!(box instanceof SVGElement)) throw new Error('not an SVG');
    const modules = await modulesOf(box, side);
    const wanted = Array.from({ length: side }, (_, row) =>
      Array.from({ length: side }, (__, column) => expected.get(column - 4, row - 4)),
    );
    expect(modules).toEqual(wanted);
  });

  it('says what it is for', async () => {
    const svg = await fixture(renderQr(CODE, '证照核验二维码'));
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBe('证照核验二维码');
    expect(svg.textContent).not.toContain(CODE);
  });
});
