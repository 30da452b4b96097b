import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ICNS_PIXELS, icnsOf, icoOf } from '../../build/icons/icon-files.ts';

const ICONS = join(import.meta.dirname, '../../build/icons');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Width of a PNG, which stands at the same place in each. */
function widthOf(png: Buffer): number {
  expect(png.subarray(0, 4)).toEqual(PNG);
  return png.readUInt32BE(16);
}

function picturesOfIco(ico: Buffer): readonly { readonly said: number; readonly png: Buffer }[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = ico.subarray(6 + 16 * index, 22 + 16 * index);
    const at = entry.readUInt32LE(12);
    return { said: entry.readUInt8(0) || 256, png: ico.subarray(at, at + entry.readUInt32LE(8)) };
  });
}

function picturesOfIcns(icns: Buffer): readonly { readonly type: string; readonly png: Buffer }[] {
  const pictures: { type: string; png: Buffer }[] = [];
  for (let at = 8; at < icns.length;) {
    const length = icns.readUInt32BE(at + 4);
    pictures.push({ type: icns.toString('latin1', at, at + 4), png: icns.subarray(at + 8, at + length) });
    at += length;
  }
  return pictures;
}

describe('the application’s icon', () => {
  test('has for Windows every size that its shell asks for, each as large as it says', () => {
    const pictures = picturesOfIco(readFileSync(join(ICONS, 'icon.ico')));
    expect(pictures.map(({ said }) => said)).toEqual(expect.arrayContaining([16, 20, 24, 32, 40, 48, 64, 256]));
    for (const { said, png } of pictures) expect(widthOf(png)).toBe(said);
  });

  test('has for macOS every size, plain and retina', () => {
    const icns = readFileSync(join(ICONS, 'icon.icns'));
    expect(icns.toString('latin1', 0, 4)).toBe('icns');
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const sizes: Record<string, number> = {
      icp4: 16,
      icp5: 32,
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    };
    const found = Object.fromEntries(picturesOfIcns(icns).map(({ type, png }) => [type, widthOf(png)]));
    expect(found).toEqual(sizes);
  });

  test('has for Linux a picture for each folder of the hicolor theme', () => {
    const names = readdirSync(join(ICONS, 'linux'));
    expect(names.length).toBeGreaterThanOrEqual(8);
    for (const name of names) expect(`${String(widthOf(readFileSync(join(ICONS, 'linux', name))))}`).toBe(name.split('x')[0]);
  });
});

test('a picture that has no place in a file is refused', () => {
  expect(() => icoOf([{ pixels: 512, png: PNG }])).toThrow('no room');
  expect(() => icnsOf([{ pixels: 100, png: PNG }])).toThrow('no place');
  expect(ICNS_PIXELS).toContain(1024);
});
