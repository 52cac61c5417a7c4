/** UUID version 7 (RFC 9562 section 5.7): 48 bits of time in ms, then random. Sorts by time, made without a database. */
export function uuidv7(now: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(now / 0x1_0000));
  view.setUint16(4, now % 0x1_0000);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (view.getUint8(6) & 0x0f) | 0x70;
  bytes[8] = (view.getUint8(8) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
