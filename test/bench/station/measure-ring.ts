import { setTimeout as delay } from 'node:timers/promises';
import type { Verdicts } from '../audio/live/verdicts.ts';
import { spread } from '../spread.ts';
import { nearestRank } from '../../support/nearest-rank.ts';
import { RING } from '../../support/sounding-tones.ts';
import type { StationRoom } from './station-room.ts';

const HEARD_WITHIN_MS = 5_000;
/** After this Chromium has let the speaker go, and a ring finds a cold one, as most do. */
const COLD_AFTER_MS = 6_500;
const RING_AUDIBLE_MS = 300;

/** From the order to ring until it is heard, with a speaker that nothing has used for a while, and with one just used. */
export async function measureRing({ page, ear }: StationRoom, rounds: number, verdicts: Verdicts): Promise<void> {
  const ring = async (): Promise<number> => {
    const startedMs = performance.now();
    await page.give({ type: 'play-tone', tone: RING });
    const tookMs = (await ear.soundSince(startedMs, HEARD_WITHIN_MS)) - startedMs;
    await page.give({ type: 'play-tone', tone: null });
    await ear.silence(200, HEARD_WITHIN_MS);
    return tookMs;
  };
  const cold: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await delay(COLD_AFTER_MS);
    cold.push(await ring());
    warm.push(await ring());
  }
  verdicts.note(`${String(rounds)} rings each; milliseconds from the order until it is heard: min / median / p95 / max`);
  verdicts.note(`idle speaker: ${spread(cold)}`);
  verdicts.note(`speaker just used: ${spread(warm)}`);
  verdicts.atMost('ring → heard on an idle speaker, median, ms', nearestRank(cold, 0.5), RING_AUDIBLE_MS);
}
