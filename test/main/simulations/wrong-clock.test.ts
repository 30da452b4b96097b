import { afterEach, expect, test } from 'vitest';
import type { TunnelSettings } from '#contract/tunnel.ts';
import { callFaults, type CallLimits } from '../../support/simulation/call-faults.ts';
import { begin, callPlan } from '../../support/simulation/call-plan.ts';
import { chanceOf } from '../../support/simulation/chance.ts';
import { setSimulation, type SimulationStage } from '../../support/simulation/simulation-stage.ts';

const DAY_MS = 24 * 60 * 60_000;
const CALLS = 60;
const BY_WEBHOOK: TunnelSettings = { provider: 'cloudflared-quick', program: null };
const BY_POLLING: TunnelSettings = { provider: 'none' };
const LIMITS: CallLimits = { ringsMs: 35_000, ringsByWebhookMs: 1_500, stopsMs: 12_000, endKnownMs: 35_000, pausesMs: 0 };
const POLLED: CallLimits = { ...LIMITS, ringsMs: 5_000, ringsByWebhookMs: 5_000 };

let stage: SimulationStage | null = null;
afterEach(async () => {
  await stage?.stop();
  stage = null;
});

test.each([
  ['a day ahead', DAY_MS, BY_WEBHOOK, 51],
  ['a day behind', -DAY_MS, BY_WEBHOOK, 52],
  ['a day ahead', DAY_MS, BY_POLLING, 53],
  ['a day behind', -DAY_MS, BY_POLLING, 54],
] as const)(
  'a machine whose clock is %s (%i ms), by %o: every call rings, none rings when it is over, each is listed',
  async (_how, wallAheadMs, tunnel, seed) => {
    stage = setSimulation({ seed, wallAheadMs, tunnel });
    const { time, now, start, until, number } = stage;
    start();
    const wanted = tunnel.provider === 'none' ? 'polling' : 'live';
    expect(await until(() => now().line().status.state === wanted, 30_000)).not.toBeNull();
    begin(callPlan(seed, CALLS), stage);
    await time.pass(CALLS * 40_000 + 4 * 60_000);
    const limits = tunnel.provider === 'none' ? POLLED : LIMITS;
    const faults = faultsOf(stage, limits);
    expect(faults, `seed ${String(seed)}`).toEqual([]);
    expect(number.calls.all).toHaveLength(CALLS);
  },
  180_000,
);

test.each([
  [BY_WEBHOOK, 55],
  [BY_POLLING, 56],
] as const)(
  'a clock that steps by up to a day while calls ring, by %o: no phantom ring, none missed, each stops',
  async (tunnel, seed) => {
    stage = setSimulation({ seed, tunnel });
    const { time, machine, now, start, until, number } = stage;
    const chance = chanceOf(seed, 'steps');
    start();
    const wanted = tunnel.provider === 'none' ? 'polling' : 'live';
    expect(await until(() => now().line().status.state === wanted, 30_000)).not.toBeNull();
    const plan = callPlan(seed, CALLS);
    begin(plan, stage);
    // Just before a call, while it rings, and long after.
    for (const { atMs, ringsMs } of plan) {
      if (chance.happens(0.7)) continue;
      const when = atMs + chance.pick([-300, -50, 2_000, Math.round(ringsMs / 2), ringsMs + 5_000]);
      time.after(when, () => machine.stepWall(chance.pick([DAY_MS, DAY_MS, -DAY_MS, 600_000, -600_000])));
    }
    await time.pass(CALLS * 40_000);
    await time.pass(4 * 60_000);
    const limits = tunnel.provider === 'none' ? POLLED : LIMITS;
    // A clock that jumps ahead looks like a sleep, after which each ring is confirmed before it goes on, one after another.
    expect(
      faultsOf(stage, { ...limits, ringsByWebhookMs: Math.max(3_000, limits.ringsByWebhookMs), pausesMs: 6_000 }),
      `seed ${String(seed)}`,
    ).toEqual([]);
    expect(number.calls.all).toHaveLength(CALLS);
  },
  180_000,
);

function faultsOf(ran: SimulationStage, limits: CallLimits): readonly string[] {
  return ran.number.calls.all.flatMap((one) => callFaults(ran, one, limits).map((fault) => `${one.call.remoteId}: ${fault}`));
}
