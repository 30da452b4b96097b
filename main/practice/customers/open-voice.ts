import type { CustomerVoice, VoiceRateHz } from './customer-voice.ts';
import type { Customer } from './customers.ts';
import { echoVoice } from './echo-voice.ts';
import { talkerVoice } from './talker-voice.ts';
import { toneVoice } from './tone-voice.ts';

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
