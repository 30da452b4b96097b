import type { VoiceRateHz } from '../customers/customer-voice.ts';
import { openVoice } from '../customers/open-voice.ts';
import type { Customer } from '../customers/customers.ts';
import { createHearingMeter, type HearingReading } from './hearing-meter.ts';

/** The customer's end of a call's sound: what it hears is metered and given to its voice. Mono 16-bit at `sampleRateHz`. */
export interface CallAudio {
  readonly sampleRateHz: VoiceRateHz;
  /** What the business says. Unheard while a clip plays: how the two mix is documented nowhere. */
  hear(samples: Int16Array): void;
  /** The next piece of a clip, or null when clips are over. */
  hearClip(samples: Int16Array | null): void;
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
  let clipPlays = false;
  const take = (samples: Int16Array): void => {
    meter.hear(samples);
    voice.hear(samples);
  };
  return {
    sampleRateHz,
    hear(samples) {
      if (!closed && !clipPlays) take(samples);
    },
    hearClip(samples) {
      clipPlays = samples !== null;
      if (!closed && samples !== null) take(samples);
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
