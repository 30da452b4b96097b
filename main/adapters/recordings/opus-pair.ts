import { setImmediate } from 'node:timers/promises';
import { Application, createDecoder, createEncoder, Signal } from 'libopus-wasm';
import { RECORDING_RATE_HZ } from '#contract/recording.ts';

/** Twenty milliseconds of each side. */
export const FRAME_SAMPLES = RECORDING_RATE_HZ / 50;
export const FRAME_MS = 20;
const BITRATE = 24_000;
/** A quarter of the highest costs a third of the time, and at this bit rate nobody hears a difference. */
const COMPLEXITY = 5;
const ONE_FRAME = 0b11;
const LONGEST_SHORT_LENGTH = 251;
const FRAMES_PER_TURN = 10;

/**
 * Two voices as one Opus packet of two streams that share nothing (RFC 7845, section 5.1.1): a stereo stream would code what both have in
 * common only once, and let each be heard faintly on the other's side.
 */
export interface PairEncoder {
  /** Interleaved, `FRAME_SAMPLES` of each side. */
  encode(frame: Int16Array): Buffer;
  /** What a decoder has to leave out at the beginning, in samples at 48 kHz (RFC 7845, section 4.2). */
  readonly preSkip: number;
  free(): void;
}

export async function createPairEncoder(): Promise<PairEncoder> {
  const options = {
    sampleRate: RECORDING_RATE_HZ,
    channels: 1,
    application: Application.Voip,
    signal: Signal.Voice,
    bitrate: BITRATE,
    complexity: COMPLEXITY,
    frameSize: FRAME_SAMPLES,
  } as const;
  const [left, right] = [await createEncoder(options), await createEncoder(options)];
  const side = new Int16Array(FRAME_SAMPLES);
  const pick = (frame: Int16Array, channel: 0 | 1): Int16Array => {
    for (let index = 0; index < FRAME_SAMPLES; index += 1) side[index] = frame[index * 2 + channel] ?? 0;
    return side;
  };
  return {
    preSkip: Math.round((left.getLookahead() * 48_000) / RECORDING_RATE_HZ),
    encode(frame) {
      const first = Buffer.from(left.encode(pick(frame, 0)));
      return Buffer.concat([selfDelimited(first), right.encode(pick(frame, 1))]);
    },
    free() {
      left.free();
      right.free();
    },
  };
}

export interface PairDecoder {
  /** Interleaved; silence where the packet is none. */
  decode(packet: Buffer): Int16Array;
  free(): void;
}

export async function createPairDecoder(): Promise<PairDecoder> {
  const options = { sampleRate: RECORDING_RATE_HZ, channels: 1, maxFrameSize: FRAME_SAMPLES } as const;
  const [left, right] = [await createDecoder(options), await createDecoder(options)];
  return {
    decode(packet) {
      const out = new Int16Array(FRAME_SAMPLES * 2);
      const pair = apart(packet);
      if (pair === null) return out;
      const sides = [left.decode(pair[0]), right.decode(pair[1])];
      for (let index = 0; index < out.length; index += 1) out[index] = sides[index % 2]?.[index >> 1] ?? 0;
      return out;
    },
    free() {
      left.free();
      right.free();
    },
  };
}

/** A hundred frames take more than ten milliseconds, in which nothing else would be done: others get their turn between. */
export async function packetsOf(pcm: Int16Array, encoder: PairEncoder): Promise<Buffer[]> {
  const packets: Buffer[] = [];
  for (let from = 0; from < pcm.length; from += FRAME_SAMPLES * 2) {
    packets.push(encoder.encode(pcm.subarray(from, from + FRAME_SAMPLES * 2)));
    if (packets.length % FRAMES_PER_TURN === 0) await setImmediate();
  }
  return packets;
}

/** What `packetsOf` took apart, in the same turns. */
export async function soundOf(packets: readonly Buffer[], decoder: PairDecoder): Promise<Int16Array> {
  const pcm = new Int16Array(packets.length * FRAME_SAMPLES * 2);
  for (const [index, packet] of packets.entries()) {
    pcm.set(decoder.decode(packet), index * FRAME_SAMPLES * 2);
    if ((index + 1) % FRAMES_PER_TURN === 0) await setImmediate();
  }
  return pcm;
}

/** RFC 6716, appendix B, for packets of one frame, which is all that an encoder makes of twenty milliseconds. */
function selfDelimited(packet: Buffer): Buffer {
  const bytes = packet.length - 1;
  const first = packet[0] ?? 0;
  if ((first & ONE_FRAME) !== 0) throw new Error('an Opus packet of more than one frame');
  const length = bytes <= LONGEST_SHORT_LENGTH ? [bytes] : [252 + ((bytes - 252) & 3), (bytes - (252 + ((bytes - 252) & 3))) >> 2];
  return Buffer.concat([Buffer.from([first, ...length]), packet.subarray(1)]);
}

function apart(packet: Buffer): readonly [Buffer, Buffer] | null {
  const [first = 0, second = 0, third = 0] = packet;
  const isLong = second > LONGEST_SHORT_LENGTH;
  const bytes = isLong ? second + third * 4 : second;
  const from = isLong ? 3 : 2;
  if (packet.length < from + bytes + 1) return null;
  return [Buffer.concat([Buffer.from([first]), packet.subarray(from, from + bytes)]), packet.subarray(from + bytes)];
}
