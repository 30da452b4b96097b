/** From <mach-o/fat.h>, <mach-o/loader.h> and <mach/machine.h>. */
const FAT = 0xcafe_babe;
const THIN_64 = 0xfeed_facf;
const ARCHITECTURES = new Map([
  [0x0100_0007, 'x64'],
  [0x0100_000c, 'arm64'],
  [0x0000_0007, 'ia32'],
]);
const FAT_ENTRY_BYTES = 20;

/** The architectures in a library or program of macOS, by Node's names. Throws for another kind of file. */
export function architecturesOf(file: Buffer): readonly string[] {
  const magic = file.length < 8 ? 0 : file.readUInt32BE(0);
  if (magic === FAT) {
    const count = file.readUInt32BE(4);
    return Array.from({ length: count }, (_, index) => nameOf(file.readUInt32BE(8 + index * FAT_ENTRY_BYTES)));
  }
  if (magic !== 0 && file.readUInt32LE(0) === THIN_64) return [nameOf(file.readUInt32LE(4))];
  throw new Error('not a library of macOS');
}

function nameOf(cpu: number): string {
  return ARCHITECTURES.get(cpu) ?? `cpu ${cpu.toString(16)}`;
}
