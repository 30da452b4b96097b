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

/** How far behind the echo repeats. */
const ECHO_DELAY_MS = 1_000;
const TONE_HZ = 1_000;

/** Makes the voice of a customer. */
export function openVoice(customer: Customer, sampleRateHz: VoiceRateHz): Promise<CustomerVoice> {
  switch (customer.voice) {
    case 'echo':
      return Promise.resolve(echoVoice(Math.round((sampleRateHz * ECHO_DELAY_MS) / 1_000)));
    case 'tone':
      return Promise.resolve(toneVoice(TONE_HZ, sampleRateHz));
    case 'talker':
      return talkerVoice(sampleRateHz);
  }
}
