import { randomBytes } from 'node:crypto';
import { callId } from '#contract/call.ts';
import { RECORDING_RATE_HZ, type RecordingFormat } from '#contract/recording.ts';
import { unixMs } from '#contract/time.ts';
import { openRecordingFile } from '../../../../main/adapters/recordings/recording-writer.ts';

export const KEY = randomBytes(32);
export const STARTED = unixMs(1_790_000_000_000);
export const AGENT_HZ = 440;
export const CUSTOMER_HZ = 1_000;

/** Interleaved: the agent hums one tone and the customer another. */
export function duet(seconds: number, { agent = 0.3, customer = 0.3 } = {}): Int16Array {
  return Int16Array.from({ length: Math.round(seconds * RECORDING_RATE_HZ) * 2 }, (_, index) => {
    const [hz, volume] = index % 2 === 0 ? [AGENT_HZ, agent] : [CUSTOMER_HZ, customer];
    return Math.round(32_767 * volume * Math.sin((2 * Math.PI * hz * (index >> 1)) / RECORDING_RATE_HZ));
  });
}

/** A recording of the sound, written in pieces as they come from a call. */
export async function recorded(order: {
  readonly path: string;
  readonly sound: Int16Array;
  readonly format: RecordingFormat;
  readonly key?: Buffer;
  readonly pieceSamples?: number;
}): Promise<void> {
  const { path, sound, format, key = KEY, pieceSamples = RECORDING_RATE_HZ / 5 } = order;
  const file = openRecordingFile({
    path,
    key,
    facts: { callId: callId('call-1'), startedAt: STARTED, format, consent: 'spoken' },
    failed(error) {
      throw new Error(error.code);
    },
  });
  for (let from = 0; from < sound.length; from += pieceSamples * 2) file.write(sound.subarray(from, from + pieceSamples * 2));
  await file.finish();
}
