import type { VoiceRateHz } from '../customers/customer-voice.ts';
import { openVoice } from '../customers/open-voice.ts';
import type { Customer } from '../customers/customers.ts';
import { createHearingMeter, type HearingReading } from './hearing-meter.ts';

/** The customer's end of a call's sound: what it hears is metered and given to its voice. Mono 16-bit at `sampleRateHz`. */
export interface CallAudio {
  readonly sampleRateHz: VoiceRateHz;
  hear(samples: Int16Array): void;
  speak(out: Int16Array): void;
  read(sinceMs: number): HearingReading;
  close(): void;
}

/** Opens the customer's ear and mouth for one call. */
export async function openCallAudio(input: {
  readonly customer: Customer;
  readonly sampleRateHz: VoiceRateHz;
  readonly echoDelayMs: number;
  readonly now: () => number;
}): Promise<CallAudio> {
  const { sampleRateHz, now } = input;
  const voice = await openVoice(input);
  const meter = createHearingMeter(sampleRateHz, now);
  let closed = false;
  return {
    sampleRateHz,
    hear(samples) {
      if (closed) return;
      meter.hear(samples);
      voice.hear(samples);
    },
    speak(out) {
      if (closed) out.fill(0);
      else voice.speak(out);
    },
    read: (sinceMs) => meter.read(sinceMs),
    close() {
      if (closed) return;
      closed = true;
      voice.close();
    },
  };
}
