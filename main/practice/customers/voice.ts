import type { Customer } from './customers.ts';
import { echoVoice } from './echo-voice.ts';
import { talkerVoice } from './talker-voice.ts';
import { toneVoice } from './tone-voice.ts';

/** Rates a customer can speak and hear at. */
export type VoiceRateHz = 8_000 | 16_000 | 24_000 | 48_000;

/** The sound of one customer on one call, mono 16-bit at the rate it was made for. */
export interface CustomerVoice {
  /** What the customer hears. */
  hear(samples: Int16Array): void;
  /** Fills `out` with what the customer says next. */
  speak(out: Int16Array): void;
  close(): void;
}

const TONE_HZ = 1_000;

/** Makes the voice of a customer; `echoDelayMs` is how far behind the echo repeats. */
export function openVoice(input: {
  readonly customer: Customer;
  readonly sampleRateHz: VoiceRateHz;
  readonly echoDelayMs: number;
}): Promise<CustomerVoice> {
  const { customer, sampleRateHz, echoDelayMs } = input;
  switch (customer.voice) {
    case 'echo':
      return Promise.resolve(echoVoice(Math.round((sampleRateHz * echoDelayMs) / 1_000)));
    case 'tone':
      return Promise.resolve(toneVoice(TONE_HZ, sampleRateHz));
    case 'talker':
      return talkerVoice(sampleRateHz);
  }
}
