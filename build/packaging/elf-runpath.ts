/** From the ELF specification; the two classes differ in the width of addresses. */
const MAGIC = 0x7f_45_4c_46;
const CLASS_64 = 2;
const LITTLE_ENDIAN = 1;
const PT_LOAD = 1;
const PT_DYNAMIC = 2;
const DT_NULL = 0;
const DT_STRTAB = 5;
const DT_RPATH = 15;
const DT_RUNPATH = 29;

/** Where a shared library of Linux says it wants its own libraries looked for; null where it does not say. Throws for another kind of file. */
export function readRunpath(elf: Buffer): string | null {
  const at = findRunpath(elf);
  return at === null ? null : elf.toString('utf8', at, elf.indexOf(0, at));
}

/**
 * Writes another runpath over the one there is, in place, as patchelf would where it fits. Throws where the new one is
 * longer, or where there is none.
 *
 * The rest of the old text stays behind the new end: linkers let other names share it.
 */
export function writeRunpath(elf: Buffer, runpath: string): void {
  const at = findRunpath(elf);
  const old = readRunpath(elf);
  if (at === null || old === null) throw new Error('this library has no runpath');
  const bytes = Buffer.from(`${runpath}\0`);
  if (bytes.length > old.length + 1) throw new Error(`there is no room for ${runpath} over ${old}`);
  bytes.copy(elf, at);
}

/** Place in the file of the runpath's first byte. */
function findRunpath(elf: Buffer): number | null {
  if (elf.readUInt32BE(0) !== MAGIC || elf[5] !== LITTLE_ENDIAN) throw new Error('not a library of little-endian Linux');
  const word = elf[4] === CLASS_64 ? wide(elf) : narrow(elf);
  const segments = programHeaders(elf, word);
  const dynamic = segments.find(({ type }) => type === PT_DYNAMIC);
  if (dynamic === undefined) throw new Error('not a shared library');

  const entries = new Map<number, number>();
  for (let at = dynamic.offset; at < dynamic.offset + dynamic.size; at += 2 * word.bytes) {
    const tag = word.read(at);
    if (tag === DT_NULL) break;
    entries.set(tag, word.read(at + word.bytes));
  }
  const strings = entries.get(DT_STRTAB);
  const runpath = entries.get(DT_RUNPATH) ?? entries.get(DT_RPATH);
  if (strings === undefined || runpath === undefined) return null;
  const holder = segments.find(({ type, address, size }) => type === PT_LOAD && strings >= address && strings < address + size);
  if (holder === undefined) throw new Error('its strings lie outside of it');
  return strings - holder.address + holder.offset + runpath;
}

interface Word {
  readonly bytes: number;
  read(at: number): number;
  /** Places of fields: in the file's header, and in each program header. */
  readonly header: { readonly table: number; readonly entrySize: number; readonly entries: number };
  readonly segment: { readonly offset: number; readonly address: number; readonly size: number };
}

function wide(elf: Buffer): Word {
  return {
    bytes: 8,
    read: (at) => Number(elf.readBigUInt64LE(at)),
    header: { table: 0x20, entrySize: 0x36, entries: 0x38 },
    segment: { offset: 0x08, address: 0x10, size: 0x20 },
  };
}

function narrow(elf: Buffer): Word {
  return {
    bytes: 4,
    read: (at) => elf.readUInt32LE(at),
    header: { table: 0x1c, entrySize: 0x2a, entries: 0x2c },
    segment: { offset: 0x04, address: 0x08, size: 0x10 },
  };
}

interface Segment {
  readonly type: number;
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

function programHeaders(elf: Buffer, { read, header, segment }: Word): readonly Segment[] {
  const table = read(header.table);
  const entrySize = elf.readUInt16LE(header.entrySize);
  return Array.from({ length: elf.readUInt16LE(header.entries) }, (_, index) => {
    const at = table + index * entrySize;
    return {
      type: elf.readUInt32LE(at),
      offset: read(at + segment.offset),
      address: read(at + segment.address),
      size: read(at + segment.size),
    };
  });
}
