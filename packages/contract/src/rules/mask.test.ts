import { describe, expect, it } from 'vitest';
import vectors from '../vectors/mask.json' with { type: 'json' };
import { maskCitizenId, maskMobile, maskName } from './mask.ts';

const masks: Record<string, (text: string) => string> = {
  name: maskName,
  citizenId: maskCitizenId,
  mobile: maskMobile,
};

describe('masking', () => {
  it.each(vectors.cases)('shows the $kind "$text" as "$masked"', ({ kind, text, masked }) => {
    expect(masks[kind]?.(text)).toBe(masked);
  });
});
