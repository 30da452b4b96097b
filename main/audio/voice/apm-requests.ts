/**
 * The words of LiveKit's interface to WebRTC's audio processing: protobuf messages, written by hand. Its own encoder would cost 27 ms of
 * the audio loop and 7 MB to load, for four messages of a few numbers each; a test compares ours with it byte by byte.
 */
export interface ApmStream {
  readonly handle: bigint;
  /** Address of the 16-bit samples, which are processed where they are. */
  readonly address: bigint;
  readonly bytes: number;
  readonly rateHz: number;
}

/** Numbers of the messages in `FfiRequest` of @livekit/rtc-ffi-bindings 0.12.73. */
const REQUEST = { newApm: 50, processStream: 51, processReverseStream: 52 } as const;
const CHANNELS = 1n;
const VARINT = 0;
const MESSAGE = 2;

/** Echo cancellation only: high-pass and noise suppression are ours in every mode, so that they can be switched without a new canceller. */
export function newApmRequest(): Uint8Array {
  return request(REQUEST.newApm, [1n, 0n, 0n, 0n]);
}

/** What the microphone heard. */
export function processStreamRequest(stream: ApmStream): Uint8Array {
  return request(REQUEST.processStream, streamFields(stream));
}

/** What is played. */
export function processReverseStreamRequest(stream: ApmStream): Uint8Array {
  return request(REQUEST.processReverseStream, streamFields(stream));
}

/** The handle in an answer to `newApmRequest`, three messages deep; throws where the answer is another one. */
export function handleIn(answer: Uint8Array): bigint {
  let rest = answer;
  for (let depth = 0; depth < 4; depth += 1) {
    const tag = readVarint(rest);
    const value = readVarint(rest.subarray(tag.length));
    const isLast = depth === 3;
    if ((tag.value & 7n) !== BigInt(isLast ? VARINT : MESSAGE)) break;
    if (isLast) return value.value;
    rest = rest.subarray(tag.length + value.length);
  }
  throw new Error('the audio processing answered in a shape that is not known');
}

/** An answer to a block is the number of its message (two bytes) and a length of 0; with an error it is longer. */
export function isFineAnswer(answer: Uint8Array): boolean {
  return answer.length === 3 && answer[2] === 0;
}

function streamFields({ handle, address, bytes, rateHz }: ApmStream): readonly bigint[] {
  return [handle, address, BigInt(bytes), BigInt(rateHz), CHANNELS];
}

/** A message of numbers that are fields 1, 2, 3 … of it. */
function request(number: number, fields: readonly bigint[]): Uint8Array {
  const body = fields.flatMap((value, index) => [...varint(tagOf(index + 1, VARINT)), ...varint(value)]);
  return Uint8Array.from([...varint(tagOf(number, MESSAGE)), ...varint(BigInt(body.length)), ...body]);
}

function tagOf(field: number, kind: number): bigint {
  return BigInt((field << 3) | kind);
}

/** Seven bits a byte, lowest first; the high bit says that more follow. */
function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 127n);
    if (rest < 128n) return [...bytes, low];
    bytes.push(low | 128);
  }
}

function readVarint(bytes: Uint8Array): { readonly value: bigint; readonly length: number } {
  let value = 0n;
  for (const [index, byte] of bytes.entries()) {
    value |= BigInt(byte & 127) << BigInt(7 * index);
    if (byte < 128) return { value, length: index + 1 };
  }
  throw new Error('the audio processing answered with half a number');
}
