import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * A file of records, each sealed on its own, so that one that breaks off opens up to its last whole record:
 *
 *   magic(8) key-id(8) salt(32)  { length(4) index(4) sealed(length) }…
 *
 * Each file has a key of its own (HKDF-SHA-256 of the machine's key, over the salt). A record is AES-256-GCM; its nonce is its index and
 * whether it is the last, so that none can be left out, repeated or moved, and a file that ends early is seen to
 * (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár, CRYPTO 2015). Integers are big-endian.
 */
export const HEADER_BYTES = 48;
export const RECORD_HEAD_BYTES = 8;
export const KEY_BYTES = 32;
/** A record longer than this is none of ours: one second of sound has 64 000 bytes. */
const MOST_RECORD_BYTES = 1 << 20;
const TAG_BYTES = 16;
const MAGIC = Buffer.from('PilotRec', 'latin1');
const SALT_AT = 16;

export interface RecordSeal {
  /** Magic, key id and salt: what the file begins with. */
  readonly header: Buffer;
  /** Record number `index` with its head. */
  seal(content: Uint8Array, at: { readonly index: number; readonly isLast: boolean }): Buffer;
}

export function newRecordSeal(key: Buffer): RecordSeal {
  const header = Buffer.concat([MAGIC, keyIdOf(key), randomBytes(HEADER_BYTES - SALT_AT)]);
  const fileKey = fileKeyOf(key, header);
  return {
    header,
    seal(content, { index, isLast }) {
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(index, isLast));
      const head = Buffer.alloc(RECORD_HEAD_BYTES);
      head.writeUInt32BE(content.length + TAG_BYTES, 0);
      head.writeUInt32BE(index, 4);
      return Buffer.concat([head, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

export interface RecordOpener {
  /** Null where it was changed, moved, or sealed as another kind. */
  open(sealed: Buffer, at: { readonly index: number; readonly isLast: boolean }): Buffer | null;
}

/** `foreign`: no file of ours. `other-key`: sealed on another machine, by another user, or before the vault was reset. */
export function openRecordSeal(header: Buffer, key: Buffer): RecordOpener | 'foreign' | 'other-key' {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) return 'foreign';
  if (!header.subarray(MAGIC.length, SALT_AT).equals(keyIdOf(key))) return 'other-key';
  const fileKey = fileKeyOf(key, header);
  return {
    open(sealed, { index, isLast }) {
      if (sealed.length < TAG_BYTES) return null;
      const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(index, isLast));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
      const content = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
      try {
        decipher.final();
        return content;
      } catch {
        return null; // the tag does not fit: not a byte of it is to be believed
      }
    },
  };
}

/** Null where a head cannot be one of ours. */
export function readRecordHead(head: Buffer): { readonly length: number; readonly index: number } | null {
  const length = head.readUInt32BE(0);
  return length < TAG_BYTES || length > MOST_RECORD_BYTES ? null : { length, index: head.readUInt32BE(4) };
}

/** How long a record is in the file, head and all. */
export function sealedLength(contentBytes: number): number {
  return RECORD_HEAD_BYTES + contentBytes + TAG_BYTES;
}

function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = isLast ? 1 : 0;
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function fileKeyOf(key: Buffer, header: Buffer): Buffer {
  return derived(key, header.subarray(SALT_AT, HEADER_BYTES), 'pilot recording', KEY_BYTES);
}

/** Tells one key from another and nothing about either. */
function keyIdOf(key: Buffer): Buffer {
  return derived(key, Buffer.alloc(0), 'pilot recording key id', SALT_AT - MAGIC.length);
}

function derived(key: Buffer, salt: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, purpose, bytes));
}
