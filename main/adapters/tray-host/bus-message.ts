/**
 * The wire format of D-Bus (specification, "Message Format"), as far as two questions about the tray need it: strings out, a truth
 * value back. Little-endian.
 */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** Strings only. */
  readonly arguments: readonly string[];
}

export interface BusMessage {
  readonly type: 'call' | 'return' | 'error' | 'signal' | 'other';
  /** The serial of the call that this answers; null for a signal. */
  readonly replyTo: number | null;
  readonly member: string;
  readonly signature: string;
  readonly body: Buffer;
}

const TYPES = ['other', 'call', 'return', 'error', 'signal'] as const;
const FIELD = { path: 1, interface: 2, member: 3, replySerial: 5, destination: 6, signature: 8 } as const;
const FIXED_BYTES = 16;
/** Larger than anything we ask for; a peer that claims more is not a bus. */
const LARGEST_MESSAGE = 1024 * 1024;

export function encodeCall(call: BusCall, serial: number): Buffer {
  const body = writer();
  for (const text of call.arguments) body.text(text);
  const fields = writer();
  const field = (code: number, signature: string, write: () => void): void => {
    fields.align(8);
    fields.byte(code);
    fields.signature(signature);
    write();
  };
  field(FIELD.path, 'o', () => fields.text(call.path));
  field(FIELD.interface, 's', () => fields.text(call.interface));
  field(FIELD.member, 's', () => fields.text(call.member));
  field(FIELD.destination, 's', () => fields.text(call.destination));
  if (call.arguments.length > 0) field(FIELD.signature, 'g', () => fields.signature('s'.repeat(call.arguments.length)));
  const encodedFields = fields.bytes();
  const encodedBody = body.bytes();
  const head = Buffer.alloc(FIXED_BYTES);
  head.write('l', 0, 'latin1');
  head.writeUInt8(1, 1); // a call
  head.writeUInt8(1, 3); // the protocol's version
  head.writeUInt32LE(encodedBody.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(encodedFields.length, 12);
  return Buffer.concat([head, encodedFields, Buffer.alloc(padding(FIXED_BYTES + encodedFields.length, 8)), encodedBody]);
}

/** The first message of the bytes and how long it is; null while it is not whole. Throws where this is no bus. */
export function decodeMessage(bytes: Buffer): { readonly message: BusMessage; readonly length: number } | null {
  if (bytes.length < FIXED_BYTES) return null;
  if (bytes.readUInt8(0) !== 'l'.charCodeAt(0)) throw new Error('a message in another byte order');
  const fieldBytes = bytes.readUInt32LE(12);
  const bodyBytes = bytes.readUInt32LE(4);
  const bodyAt = FIXED_BYTES + fieldBytes + padding(FIXED_BYTES + fieldBytes, 8);
  if (bodyAt + bodyBytes > LARGEST_MESSAGE) throw new Error('a message that is too large');
  if (bytes.length < bodyAt + bodyBytes) return null;
  const found = { replyTo: null as number | null, member: '', signature: '' };
  const end = FIXED_BYTES + fieldBytes;
  for (let at = FIXED_BYTES; at < end;) {
    at += padding(at, 8);
    const code = bytes.readUInt8(at);
    const type = bytes.toString('latin1', at + 2, at + 2 + bytes.readUInt8(at + 1));
    at += 3 + type.length;
    if (type === 'g') {
      const length = bytes.readUInt8(at);
      if (code === FIELD.signature) found.signature = bytes.toString('latin1', at + 1, at + 1 + length);
      at += length + 2;
      continue;
    }
    at += padding(at, 4);
    const number = bytes.readUInt32LE(at);
    at += 4;
    if (type === 'u') {
      if (code === FIELD.replySerial) found.replyTo = number;
    } else if (type === 's' || type === 'o') {
      if (code === FIELD.member) found.member = bytes.toString('utf8', at, at + number);
      at += number + 1;
    } else {
      throw new Error('a header field of a type that no field has');
    }
  }
  return {
    message: { type: TYPES[bytes.readUInt8(1)] ?? 'other', ...found, body: bytes.subarray(bodyAt, bodyAt + bodyBytes) },
    length: bodyAt + bodyBytes,
  };
}

/** The truth value that is all of a body, bare (`b`) or as a variant (`v`); null where it is something else. */
export function truthOf({ signature, body }: Pick<BusMessage, 'signature' | 'body'>): boolean | null {
  if (signature === 'b' && body.length >= 4) return body.readUInt32LE(0) === 1;
  const isVariant = signature === 'v' && body.length >= 8 && body.toString('latin1', 0, 3) === '\u0001b\u0000';
  return isVariant ? body.readUInt32LE(4) === 1 : null;
}

function padding(at: number, to: number): number {
  return (to - (at % to)) % to;
}

interface Writer {
  align(to: number): void;
  byte(value: number): void;
  text(value: string): void;
  signature(value: string): void;
  bytes(): Buffer;
}

/** Values are aligned from the start of what is written; what comes before it ends on a multiple of eight. */
function writer(): Writer {
  const parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const align = (to: number): void => add(Buffer.alloc(padding(length, to)));
  return {
    align,
    byte: (value) => add(Buffer.of(value)),
    text(value) {
      align(4);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(Buffer.byteLength(value));
      add(size);
      add(Buffer.from(`${value}\0`));
    },
    signature: (value) => add(Buffer.from(`${String.fromCharCode(value.length)}${value}\0`, 'latin1')),
    bytes: () => Buffer.concat(parts),
  };
}
