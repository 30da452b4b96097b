import type { X509Certificate } from 'node:crypto';

/** What a certificate says besides what `X509Certificate` tells of it. */
export interface CertificateLimits {
  /** How many authorities may follow below this one; null: any number. */
  readonly mostBelow: number | null;
  /** The names that what is signed below it may have; null: any. */
  readonly names: NameConstraints | null;
  /** Of a server's names and addresses, as they stand in it. */
  readonly ownNames: readonly GeneralName[];
  /** Whether it demands something that is not understood here: RFC 5280 has it refused then. */
  readonly isOdd: boolean;
  /** Whether its signature is one that nobody can make in another's place today. */
  readonly isSoundlySigned: boolean;
}

/** A name's kind by the number of RFC 5280's GeneralName, and its bytes. */
export interface GeneralName {
  readonly kind: number;
  readonly bytes: Buffer;
}

export interface NameConstraints {
  /** Where one of a kind is named, no other of that kind is allowed. */
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** RFC 5280's extensions, by the bytes of their identifiers. */
const ALTERNATIVE_NAMES = '551d11';
const BASIC_CONSTRAINTS = '551d13';
const NAME_CONSTRAINTS = '551d1e';
/**
 * Those, key usage, certificate policies (of which any will do) and extended key usage. OpenSSL lets four more pass that it does not act
 * upon unless it is asked to: policy constraints, policy mappings, a bar to any policy, and where revocations are listed. A critical
 * one of them is a condition that nothing here judges: RFC 5280 (4.2) has such a certificate refused, and so does X.509 (critical
 * revocation lists are to be read before any use).
 */
const UNDERSTOOD = new Set([ALTERNATIVE_NAMES, BASIC_CONSTRAINTS, NAME_CONSTRAINTS, '551d0f', '551d20', '551d25']);
/** RSA and ECDSA with SHA-2 of 256, 384 and 512 bits, Ed25519. */
const SOUND = /^(?:2a864886f70d01010[bcd]|2a8648ce3d04030[234]|2b6570)$/;
/** RSA-PSS says in its parameters by which hash; those of SHA-2 begin so. */
const PSS = '2a864886f70d01010a';
const SHA_2 = /6086480165030402(?:01|02|03)/;

const BOOLEAN = 0x01;
const INTEGER = 0x02;
const EXTENSIONS = 0xa3;

/** Reads a certificate's own bytes. Throws for what is no certificate. */
export function certificateLimits({ raw }: Pick<X509Certificate, 'raw'>): CertificateLimits {
  const [signed, algorithm] = partsOf(partAt(raw, 0).content);
  if (signed === undefined || algorithm === undefined) throw new Error('no certificate');
  const extensions = partsOf(signed.content)
    .filter(({ tag }) => tag === EXTENSIONS)
    .flatMap(({ content }) => partsOf(partAt(content, 0).content).map(extensionOf));
  const valueOf = (id: string): Buffer | null => extensions.find((extension) => extension.id === id)?.value ?? null;
  const basic = valueOf(BASIC_CONSTRAINTS);
  const names = valueOf(NAME_CONSTRAINTS);
  const own = valueOf(ALTERNATIVE_NAMES);
  return {
    mostBelow: basic === null ? null : numberIn(partsOf(partAt(basic, 0).content).find(({ tag }) => tag === INTEGER)),
    names: names === null ? null : constraintsIn(names),
    ownNames: own === null ? [] : partsOf(partAt(own, 0).content).map(generalName),
    isOdd: extensions.some(({ id, isCritical }) => isCritical && !UNDERSTOOD.has(id)),
    isSoundlySigned: isSound(algorithm),
  };
}

interface Part {
  readonly tag: number;
  readonly content: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

/** DER: a tag, a length, and so many bytes. */
function partAt(bytes: Buffer, at: number): Part {
  const tag = bytes.readUInt8(at);
  const short = bytes.readUInt8(at + 1);
  const extra = short < 0x80 ? 0 : short - 0x80;
  if (short === 0x80 || extra > 4) throw new RangeError('no DER');
  const length = extra === 0 ? short : bytes.readUIntBE(at + 2, extra);
  const from = at + 2 + extra;
  if (from + length > bytes.length) throw new RangeError('cut off');
  return { tag, content: bytes.subarray(from, from + length), end: from + length };
}

function partsOf(bytes: Buffer): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length; at = parts.at(-1)?.end ?? bytes.length) parts.push(partAt(bytes, at));
  return parts;
}

function extensionOf({ content }: Part): { readonly id: string; readonly isCritical: boolean; readonly value: Buffer } {
  const [id, ...rest] = partsOf(content);
  const value = rest.at(-1);
  if (id === undefined || value === undefined) throw new RangeError('no extension');
  return {
    id: id.content.toString('hex'),
    isCritical: rest.some(({ tag, content: is }) => tag === BOOLEAN && is[0] !== 0),
    value: value.content,
  };
}

function numberIn(part: Part | undefined): number | null {
  return part === undefined || part.content.length === 0 ? null : part.content.readUIntBE(0, Math.min(part.content.length, 6));
}

/** Context tags 0 and 1: what is permitted, and what is excluded. Of each subtree its base; RFC 5280 has no other depth in use. */
function constraintsIn(value: Buffer): NameConstraints {
  const sides = partsOf(partAt(value, 0).content);
  const side = (number: number): readonly GeneralName[] =>
    sides
      .filter(({ tag }) => (tag & 0x1f) === number)
      .flatMap(({ content }) => partsOf(content).map((tree) => generalName(partAt(tree.content, 0))));
  return { permitted: side(0), excluded: side(1) };
}

function generalName({ tag, content }: Part): GeneralName {
  return { kind: tag & 0x1f, bytes: content };
}

function isSound({ content }: Part): boolean {
  const [id, parameters] = partsOf(content);
  const name = id?.content.toString('hex') ?? '';
  return SOUND.test(name) || (name === PSS && SHA_2.test(parameters?.content.toString('hex') ?? ''));
}
