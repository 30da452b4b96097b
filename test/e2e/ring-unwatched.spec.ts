import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startHost } from '../../build/dev-host/test-face.ts';
import { createControlClient } from '../../main/practice/control-client.ts';
import { startPracticeLine } from '../../main/practice/practice-line.ts';
import { loudestSince } from '../support/sound/loudest-since.ts';
import { openEar } from '../support/sound/speaker-ear.ts';

const TALKER = '+5521988880002';

// Playwright's own scripts count as a click of the user in every page they reach, and a page that was clicked may
// always sound. So nothing but the app itself may touch its pages here: a phone nobody has touched must ring.
test('a phone whose windows nobody has touched rings aloud', async () => {
  const practice = await startPracticeLine();
  const host = await startHost({
    app: join(import.meta.dirname, '../..'),
    env: { PILOT_STATUS_API_URL: practice.apiBase, PILOT_STATUS_API_KEYS: practice.numbers.map(({ apiKey }) => apiKey).join(',') },
  });
  const ear = await openEar({ pulseServer: process.env['PULSE_SERVER'] ?? '' });
  try {
    await expect.poll(host.output, { timeout: 20_000 }).toContain('the station is ready');
    await expect.poll(() => host.output().split('webhooks reach us').length, { timeout: 20_000 }).toBe(practice.numbers.length + 1);
    const number = practice.numbers[0];
    if (number === undefined) throw new Error('the practice line has no number');
    const before = performance.now();
    await createControlClient(practice).ring(number.id, TALKER);
    await expect.poll(() => loudestSince(ear, before), { timeout: 5_000 }).toBeGreaterThan(-45);
  } finally {
    await ear.stop();
    await host.stop();
    await practice.stop();
  }
});
