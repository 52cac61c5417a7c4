import { PNG } from 'pngjs';

/** How far apart two channels may be, of 255: the same letter is not smoothed alike at every place. */
const NEAR = 24;

/** Share of pixels in which two pictures differ, 0 to 1; 1 if they are not of one size. */
export function differing(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const isFar = [0, 1, 2].some(
      (channel) => Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) > NEAR,
    );
    if (isFar) count += 1;
  }
  return count / (a.width * a.height);
}
