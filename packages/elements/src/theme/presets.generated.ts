// Written by `npm run design` from packages/elements/tokens: change those.
import type { Preset } from '@qwy/contract/frame';

/** Brand colour of each preset. */
export const PRESET_BRANDS: Readonly<Record<Preset, string>> = {
  government: '#a6192e',
  bank: '#1f4e8c',
  post: '#00693e',
  telecom: '#0069b4',
};
