import { afterEach, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { nearestRank } from '../../support/nearest-rank.ts';
import { mostInAMinute } from '../../support/simulation/call-faults.ts';
import { callPlan, customer } from '../../support/simulation/call-plan.ts';
import { chanceOf } from '../../support/simulation/chance.ts';
import { setSimulation, type SimulationStage } from '../../support/simulation/simulation-stage.ts';

const NIGHT_MS = 8 * 60 * 60_000;
const CALLS = 1_000;
const CYCLES = 100;
/** Shorter ones are no different from a machine that is busy. */
const NOTICED_SLEEP_MS = 8_000;
const LATE_TIMER_MS = 2_500;

let stage: SimulationStage | null = null;
afterEach(async () => {
  await stage?.stop();
  stage = null;
});

test.each([
  ['meta', 41],
  ['web', 42],
] as const)(
  `%s: of ${String(CALLS)} calls that began and ended while the machine slept none rings and all are listed as missed; one that still rings, rings`,
  async (kind, seed) => {
    stage = setSimulation({ seed, kind });
    const { time, machine, number, ledger, history, now, start, until } = stage;
    start();
    expect(await until(() => now().line().status.state === 'live', 30_000)).not.toBeNull();
    await time.pass(60_000);
    const sleeper = customer(CALLS + 2);
    number.ring({ from: sleeper, ringsMs: 30_000, end: 'missed', talksMs: 1 });
    expect(await until(() => ledger.of(sleeper).rangAt.length > 0, 5_000)).not.toBeNull();

    machine.suspend();
    await time.settle();
    const asleepAt = time.nowMs();
    const plan = callPlan(seed, CALLS, {
      gapMs: [5_000, 50_000],
      ringsMs: [3_000, 50_000],
      talksMs: [1, 1],
      answered: 0,
      long: 0,
      longMs: 0,
    });
    for (const { atMs, ...planned } of plan) time.after(atMs, () => void number.ring({ ...planned, end: 'missed' }));
    const waker = customer(CALLS + 1);
    await time.pass(NIGHT_MS - 15_000);
    number.ring({ from: waker, ringsMs: 40_000, end: 'missed', talksMs: 1 });
    await time.pass(15_000);
    expect(number.calls.all.filter(({ call }) => call.status === 'ended')).toHaveLength(CALLS + 1);
    expect(now().line().status.state).toBe('live'); // as it fell asleep: nobody has looked yet
    machine.resume();

    const rang = await until(() => ledger.of(waker).rangAt.length > 0, 20_000, 50);
    expect(rang, `seed ${String(seed)}: the call that still rings`).not.toBeNull();
    expect(rang).toBeLessThanOrEqual(3_000);
    const missed = (): ReadonlySet<string | null> =>
      new Set(history.all.filter(({ reason }) => reason === 'missed').map(({ peer }) => peer ?? ''));
    const listed = await until(() => missed().size === CALLS + 2, 5 * 60_000, 1_000);
    const unlisted = plan.filter(({ from }) => !missed().has(from)).map(({ from }) => from);
    expect(unlisted.length, `seed ${String(seed)}: ${unlisted.slice(0, 5).join()} … are not listed`).toBe(0);
    expect(listed).not.toBeNull();
    expect(history.all).toHaveLength(CALLS + 2);
    expect(plan.filter(({ from }) => ledger.of(from).rangAt.length > 0)).toEqual([]);
    expect(ledger.of(waker).rangAt).toHaveLength(1);
    // The one that rang as the machine fell asleep was over when it woke: not a moment of it is shown again.
    expect(ledger.of(sleeper).rangAt).toHaveLength(1);
    expect(ledger.of(sleeper).stoppedAt[0]).toBeLessThanOrEqual(asleepAt);
    expect(mostInAMinute(stage)).toBeLessThanOrEqual(40);
  },
  180_000,
);

test(`${String(CYCLES)} times asleep and awake, by a network that comes back late, without a word of the system, and with a tunnel that died: never stuck, never live without a proof`, async () => {
  const seed = 43;
  const chance = chanceOf(seed, 'cycles');
  let wokeAt = 0;
  let cycle = 0;
  const falselyLive: string[] = [];
  const watch = ({ lines: [line], publishedAt }: AppState): void => {
    if (line?.status.state !== 'live' || line.status.provenAt >= wokeAt) return;
    falselyLive.push(
      `cycle ${String(cycle)}: live at ${String(publishedAt)} by a proof ${String(wokeAt - line.status.provenAt)} ms before waking`,
    );
  };
  stage = setSimulation({ seed, onState: watch });
  const { time, machine, network, now, start, until } = stage;
  start();
  expect(await until(() => now().line().status.state === 'live', 30_000)).not.toBeNull();
  const backAfter: number[] = [];
  for (cycle = 1; cycle <= CYCLES; cycle += 1) {
    await time.pass(chance.whole(200, 40_000));
    machine.suspend();
    const asleepMs = chance.pick([2_000, 30_000, 600_000, NIGHT_MS]) + chance.whole(0, 5_000);
    await time.pass(asleepMs);
    const isDead = chance.happens(0.25);
    const networkLateMs = chance.happens(0.3) ? chance.whole(200, 6_000) : 0;
    const isTold = chance.happens(0.8);
    network.tunnel = isDead ? chance.pick(['hanging', 'refusing']) : 'well';
    network.connected = networkLateMs === 0;
    machine.resume({ isTold });
    const woken = now().process.clock.now();
    if (isTold) {
      wokeAt = woken;
      await time.settle();
      watch(now().app.state());
    } else if (asleepMs > NOTICED_SLEEP_MS) {
      // Without a word, a timer that comes late is what tells: until then nothing can know.
      time.after(LATE_TIMER_MS, () => {
        wokeAt = woken;
      });
    }
    if (networkLateMs > 0) {
      await time.pass(networkLateMs);
      network.connected = true;
    }
    if (isDead) {
      // Nothing comes through it: only polling can, and must.
      const polled = await until(() => now().line().status.state === 'polling', 20_000);
      expect(polled, `seed ${String(seed)}, cycle ${String(cycle)}: stuck with a dead tunnel`).not.toBeNull();
      network.tunnel = 'well';
    }
    const took = await until(() => now().line().status.state === 'live', 60_000);
    expect(took, `seed ${String(seed)}, cycle ${String(cycle)}: stuck`).not.toBeNull();
    if (!isDead && isTold && networkLateMs === 0) backAfter.push(took ?? Number.NaN);
  }
  expect(falselyLive).toEqual([]);
  expect(backAfter.length).toBeGreaterThan(30);
  expect(nearestRank(backAfter, 0.95)).toBeLessThanOrEqual(3_000);
}, 180_000);
