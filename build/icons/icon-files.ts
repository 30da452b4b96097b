/** A square picture of so many pixels, as PNG. */
export interface SquarePng {
  readonly pixels: number;
  readonly png: Buffer;
}

/** A Windows icon of PNG pictures, which Windows takes since Vista, 256 pixels at most. */
export function icoOf(pictures: readonly SquarePng[]): Buffer {
  const HEADER_BYTES = 6;
  const ENTRY_BYTES = 16;
  const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(1, 2); // an icon, not a cursor
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { pixels, png }] of pictures.entries()) {
    if (pixels > 256) throw new Error(`an icon of Windows has no room for ${String(pixels)} pixels`);
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    header.writeUInt8(pixels % 256, at); // 0 means 256
    header.writeUInt8(pixels % 256, at + 1);
    header.writeUInt16LE(1, at + 4); // colour planes
    header.writeUInt16LE(32, at + 6); // bits a pixel
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/** Apple's names of sizes; those with two serve a plain display of that size and a retina display of half of it. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};
export const ICNS_PIXELS: readonly number[] = Object.keys(ICNS_TYPES).map(Number);

/** A macOS icon of PNG pictures of the sizes of `ICNS_PIXELS`. */
export function icnsOf(pictures: readonly SquarePng[]): Buffer {
  const chunks = pictures.flatMap(({ pixels, png }) => {
    const types = ICNS_TYPES[pixels];
    if (types === undefined) throw new Error(`an icon of macOS has no place for ${String(pixels)} pixels`);
    return types.map((type) => chunkOf(type, png));
  });
  return chunkOf('icns', Buffer.concat(chunks));
}

function chunkOf(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}
