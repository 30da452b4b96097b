import { afterEach, expect, test } from 'vitest';
import { nearestRank } from '../../support/nearest-rank.ts';
import { mostInAMinute } from '../../support/simulation/call-faults.ts';
import { customer } from '../../support/simulation/call-plan.ts';
import { chanceOf } from '../../support/simulation/chance.ts';
import { setSimulation, type SimulationStage } from '../../support/simulation/simulation-stage.ts';

const NOTICED_WITHIN_MS = 16_000;
const TAKEN_OVER_WITHIN_MS = 5_000;
const SHOWN_WITHIN_MS = 3_000;
const CYCLES = 25;
const CALLS_A_CYCLE = 4;

let stage: SimulationStage | null = null;
afterEach(async () => {
  await stage?.stop();
  stage = null;
});

test.each([
  [31, 'hanging'],
  [32, 'refusing'],
] as const)(
  'seed %i: a tunnel that looks connected and is %s is noticed within 16 s, polling takes over within 5 s, a call is on the screen within 3 s',
  async (seed, health) => {
    stage = setSimulation({ seed });
    const { time, network, number, ledger, now, start, until } = stage;
    const chance = chanceOf(seed, 'cycles');
    const state = (): string => now().line().status.state;
    start();
    const noticed: number[] = [];
    const takenOver: number[] = [];
    const shown: number[] = [];
    const back: number[] = [];
    const never = (what: string, cycle: number): never => {
      throw new Error(`seed ${String(seed)}, cycle ${String(cycle)}: ${what}`);
    };
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      back.push((await until(() => state() === 'live', 60_000)) ?? never('it never came to life', cycle));
      await time.pass(chance.whole(0, 25_000));
      // What was posted to the old address in its last moment may cost it some minutes of trust.
      if ((await until(() => state() === 'live', 6 * 60_000)) === null) never('a tunnel that is well was not live', cycle);

      network.tunnel = health;
      noticed.push((await until(() => state() !== 'live', 60_000, 50)) ?? never('its silence was never noticed', cycle));
      const noticedAt = time.nowMs();
      const looks = (): number => number.requests.filter(({ atMs, what }) => atMs >= noticedAt && what.startsWith('GET /calls?')).length;
      takenOver.push((await until(() => looks() >= 1, 60_000, 50)) ?? never('polling never took over', cycle));

      for (let call = 0; call < CALLS_A_CYCLE; call += 1) {
        await time.pass(chance.whole(10_000, 30_000));
        const from = customer(cycle * CALLS_A_CYCLE + call);
        const rangAt = time.nowMs();
        number.ring({ from, ringsMs: chance.whole(8_000, 25_000), end: chance.pick(['missed', 'answered-elsewhere']), talksMs: 5_000 });
        const took = await until(() => ledger.of(from).rangAt.length > 0, 20_000, 50);
        shown.push(took === null ? never(`call ${String(call)} never rang`, cycle) : (ledger.of(from).rangAt[0] ?? 0) - rangAt);
      }
      network.tunnel = 'well';
    }
    expect(Math.max(...noticed)).toBeLessThanOrEqual(NOTICED_WITHIN_MS);
    expect(Math.max(...takenOver)).toBeLessThanOrEqual(TAKEN_OVER_WITHIN_MS);
    expect(shown.length).toBeGreaterThanOrEqual(100);
    expect(nearestRank(shown, 0.95)).toBeLessThanOrEqual(SHOWN_WITHIN_MS);
    // A tunnel that is well again is believed again, without a restart.
    expect(Math.max(...back)).toBeLessThanOrEqual(35_000);
    expect(mostInAMinute(stage)).toBeLessThanOrEqual(40);
  },
  180_000,
);
