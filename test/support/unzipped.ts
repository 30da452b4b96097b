import { crc32, inflateRawSync } from 'node:zlib';

/** The files of a zip, read by its directory at the end as programs do. Throws where it is not whole. */
export function unzipped(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = zip.readUInt32LE(end + 16);
  const files = new Map<string, string>();
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error('the directory of the zip is broken');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = inflateRawSync(zip.subarray(begin, begin + zip.readUInt32LE(at + 20)));
    if (crc32(raw) !== zip.readUInt32LE(at + 16) || raw.length !== zip.readUInt32LE(at + 24)) throw new Error(`${name} is not whole`);
    files.set(name, raw.toString('utf8'));
    at += 46 + nameLength;
  }
  return files;
}
