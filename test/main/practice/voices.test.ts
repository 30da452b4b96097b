import { describe, expect, test } from 'vitest';
import { CUSTOMERS, customerAt, findCustomer } from '../../../main/practice/customers/customers.ts';
import { openVoice } from '../../../main/practice/customers/open-voice.ts';
import { rmsDbfs } from '../../../main/practice/media/tone-power.ts';

const floats = (samples: Int16Array): Float32Array => Float32Array.from(samples, (sample) => sample / 32_768);
const customer = (id: string): (typeof CUSTOMERS)[number] => findCustomer(id) ?? expect.fail(`no customer ${id}`);

describe('the customers', () => {
  test('every number in the table reaches its own customer, any other the echo under its own number', () => {
    for (const known of CUSTOMERS) expect(customerAt(known.number)).toBe(known);
    expect(customerAt('+5519912345678')).toMatchObject({ number: '+5519912345678', voice: 'echo', onCalled: 'answers' });
    expect(new Set(CUSTOMERS.map(({ number }) => number)).size).toBe(CUSTOMERS.length);
  });

  test('the echo says after one second what it heard', async () => {
    const voice = await openVoice({ customer: customer('echo'), sampleRateHz: 16_000, echoDelayMs: 1_000 });
    const heard = Int16Array.from({ length: 320 }, (_, index) => index + 1);
    const said: number[] = [];
    const frame = new Int16Array(320);
    for (let step = 0; step < 55; step += 1) {
      voice.hear(step === 0 ? heard : new Int16Array(320));
      voice.speak(frame);
      said.push(...frame);
    }
    const first = said.findIndex((sample) => sample !== 0);
    expect(first).toBe(16_000);
    expect(said.slice(first, first + 320)).toEqual([...heard]);
  });

  test.each([8_000, 16_000, 24_000, 48_000] as const)(
    'the talker speaks at %i Hz, loud enough to be heard, with less than 10 ms of work for nine frames in ten',
    async (rateHz) => {
      const voice = await openVoice({ customer: customer('talker'), sampleRateHz: rateHz, echoDelayMs: 1_000 });
      const frame = new Int16Array((rateHz * 60) / 1_000);
      let loudest = -120;
      const tookMs: number[] = [];
      for (let step = 0; step < 100; step += 1) {
        const startedMs = performance.now();
        voice.speak(frame);
        tookMs.push(performance.now() - startedMs);
        loudest = Math.max(loudest, rmsDbfs(floats(frame)));
      }
      voice.close();
      expect(loudest).toBeGreaterThan(-25);
      expect(tookMs.toSorted((left, right) => left - right)[90]).toBeLessThan(10);
    },
  );
});
