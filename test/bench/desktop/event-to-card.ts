import { expect } from '@playwright/test';
import { nearestRank } from '../../support/nearest-rank.ts';
import { phoneOnPractice } from '../../support/softphone/phone-on-practice.ts';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { cardShownAt, firstWebhookAt } from '../ring-times.ts';
import { spread } from '../spread.ts';

const CALLER = '+5531988880003';
const P95_MS = 150;

/** From the service's sending of the first webhook about a call until its card is on the screen. */
export async function measureEventToCard(rounds: number, verdicts: Verdicts): Promise<void> {
  const bench = await phoneOnPractice();
  try {
    const all: number[] = [];
    verdicts.note(`${String(rounds)} calls of each kind; milliseconds: min / median / p95 / max`);
    for (const kind of ['meta', 'web'] as const) {
      const number = bench.number(kind);
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const shown = cardShownAt(bench);
        const { callId } = await bench.control.ring(number.id, CALLER);
        const at = await shown;
        times.push(at - (await firstWebhookAt(bench, number.apiKey, callId)));
        await bench.control.hangUp(callId);
        await expect.poll(bench.phone.cardIsVisible, { timeout: 10_000 }).toBe(false);
      }
      verdicts.note(`${kind}: ${spread(times)}`);
      all.push(...times);
    }
    verdicts.atMost('event → visible card, p95, ms', nearestRank(all, 0.95), P95_MS);
  } finally {
    await bench.stop();
  }
}
