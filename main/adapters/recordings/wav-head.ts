import { RECORDING_RATE_HZ } from '#contract/recording.ts';

const CHANNELS = 2;
export const WAV_FRAME_BYTES = CHANNELS * 2;
export const WAV_HEAD_BYTES = 44;
/** The size fields of RIFF have 32 bits: after 18 hours a file says less than it has, and players go on to its end. */
const MOST_BYTES = 0xffff_ffff;

/** What stands before `dataBytes` of interleaved 16-bit PCM. */
export function wavHead(dataBytes: number): Buffer {
  const head = Buffer.alloc(WAV_HEAD_BYTES);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(Math.min(MOST_BYTES, dataBytes + WAV_HEAD_BYTES - 8), 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(CHANNELS, 22);
  head.writeUInt32LE(RECORDING_RATE_HZ, 24);
  head.writeUInt32LE(RECORDING_RATE_HZ * WAV_FRAME_BYTES, 28);
  head.writeUInt16LE(WAV_FRAME_BYTES, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(Math.min(MOST_BYTES, dataBytes), 40);
  return head;
}
