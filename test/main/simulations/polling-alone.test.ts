import { afterEach, expect, test } from 'vitest';
import { nearestRank } from '../../support/nearest-rank.ts';
import { mostInAMinute } from '../../support/simulation/call-faults.ts';
import { customer } from '../../support/simulation/call-plan.ts';
import { chanceOf } from '../../support/simulation/chance.ts';
import { setSimulation, type SimulationStage } from '../../support/simulation/simulation-stage.ts';

const CALLS = 150;
const SHOWN_WITHIN_MS = 3_000;

let stage: SimulationStage | null = null;
afterEach(async () => {
  await stage?.stop();
  stage = null;
});

test.each([
  [5, 'meta', 8_000, 25_000],
  [5, 'web', 8_000, 25_000],
  [7, 'meta', 6_000, 7_000],
] as const)(
  'seed %i, a %s number without a tunnel, a call every %i to %i ms: each is on the screen within 3 s (p95), by 40 requests a minute',
  async (seed, kind, least, most) => {
    stage = setSimulation({ seed, kind, tunnel: { provider: 'none' } });
    const { time, number, ledger, start } = stage;
    const chance = chanceOf(seed, 'calls');
    start();
    await time.pass(60_000);
    const shown: (() => number)[] = [];
    for (let call = 0; call < CALLS; call += 1) {
      const from = customer(call);
      const rangAt = time.nowMs();
      shown.push(() => (ledger.of(from).rangAt[0] ?? Infinity) - rangAt);
      number.ring({ from, ringsMs: chance.whole(8_000, 25_000), end: chance.pick(['missed', 'answered-elsewhere']), talksMs: 5_000 });
      await time.pass(chance.whole(least, most));
    }
    await time.pass(30_000);
    const tookMs = shown.map((took) => took());
    expect(nearestRank(tookMs, 0.95)).toBeLessThanOrEqual(SHOWN_WITHIN_MS);
    expect(Math.max(...tookMs)).toBeLessThanOrEqual(2 * SHOWN_WITHIN_MS);
    expect(mostInAMinute(stage)).toBeLessThanOrEqual(40);
    // The feed's read, and nobody else's.
    const reads = number.requests.filter(({ what }) => what.includes('includeSdp'));
    expect(reads.length).toBe(kind === 'meta' ? CALLS : 0);
  },
  60_000,
);
