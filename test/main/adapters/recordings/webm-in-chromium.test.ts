import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecording } from '../../../../main/adapters/recordings/recording-reader.ts';
import { soundFile } from '../../../../main/adapters/recordings/sound-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { AGENT_HZ, CUSTOMER_HZ, duet, KEY, recorded } from './support.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
}, 60_000);
afterAll(() => browser.close());

interface Heard {
  readonly seconds: number;
  readonly shownSeconds: number;
  readonly soughtTo: number;
  /** How loud the agent's tone and the customer's are on each side. */
  readonly left: readonly [agent: number, customer: number];
  readonly right: readonly [agent: number, customer: number];
}

/** What Chromium makes of a file: decoded whole, and in a player that is asked to jump. */
async function heardOf(bytes: Buffer, type: string): Promise<Heard> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ({ base64, tones, mediaType }) => {
        const file = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
        const context = new OfflineAudioContext(2, 16_000, 16_000);
        const sound = await context.decodeAudioData(file.slice().buffer);
        const loudness = (samples: Float32Array, hz: number): number => {
          let [real, imaginary] = [0, 0];
          samples.forEach((sample, index) => {
            real += sample * Math.cos((2 * Math.PI * hz * index) / 16_000);
            imaginary += sample * Math.sin((2 * Math.PI * hz * index) / 16_000);
          });
          return (2 * Math.hypot(real, imaginary)) / samples.length;
        };
        const sideOf = (side: number): readonly [number, number] => {
          const samples = sound.getChannelData(side).subarray(16_000);
          return [loudness(samples, tones[0] ?? 0), loudness(samples, tones[1] ?? 0)];
        };
        const player = new Audio(URL.createObjectURL(new Blob([file], { type: mediaType })));
        await new Promise((resolve) => player.addEventListener('canplaythrough', resolve, { once: true }));
        player.currentTime = 6.5;
        await new Promise((resolve) => player.addEventListener('seeked', resolve, { once: true }));
        return {
          seconds: sound.duration,
          shownSeconds: player.duration,
          soughtTo: player.currentTime,
          left: sideOf(0),
          right: sideOf(1),
        };
      },
      { base64: bytes.toString('base64'), tones: [AGENT_HZ, CUSTOMER_HZ], mediaType: type },
    );
  } finally {
    await page.close();
  }
}

test.each([
  ['webm', 'webm'],
  ['webm', 'wav'],
  ['wav', 'webm'],
  ['wav', 'wav'],
] as const)(
  'a recording kept as %s and given as %s is decoded by Chromium, each voice on its side alone, and may be sought in',
  async (kept, given) => {
    const path = join(temporaryFolder(), 'a.rec');
    await recorded({ path, sound: duet(8), format: kept });
    const opened = await openRecording(path, KEY);
    if (!opened.ok) throw new Error(opened.error.code);
    const file = await soundFile({ path, key: KEY, opened: opened.value }, given);
    const parts: Buffer[] = [];
    for await (const part of file.parts()) parts.push(part);
    expect(Buffer.concat(parts).length).toBe(file.bytes);
    const heard = await heardOf(Buffer.concat(parts), `audio/${given}`);
    expect(Math.abs(heard.seconds - 8)).toBeLessThan(0.05);
    expect(Math.abs(heard.shownSeconds - 8)).toBeLessThan(0.05);
    expect(heard.soughtTo).toBe(6.5);
    const [agentLeft, customerLeft] = heard.left;
    const [agentRight, customerRight] = heard.right;
    expect(agentLeft).toBeGreaterThan(0.2);
    expect(customerRight).toBeGreaterThan(0.2);
    expect(customerLeft).toBeLessThan(0.005);
    expect(agentRight).toBeLessThan(0.005);
  },
);
