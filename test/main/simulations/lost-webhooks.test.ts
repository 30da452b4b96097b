import { afterEach, expect, test } from 'vitest';
import type { LineKind } from '#contract/line.ts';
import { callFaults, type CallLimits, mostInAMinute } from '../../support/simulation/call-faults.ts';
import { begin, BUSY_DAY, callPlan, type TimedCall, type Traffic } from '../../support/simulation/call-plan.ts';
import { setSimulation, type SimulationStage } from '../../support/simulation/simulation-stage.ts';

const LIMITS: CallLimits = { ringsMs: 35_000, ringsByWebhookMs: 1_500, stopsMs: 12_000, endKnownMs: 35_000, pausesMs: 0 };
const LUCK = { dropped: 0.1, delayed: 0.05, delayMs: 60_000, repeated: 0.05 };
const MOST_REQUESTS_A_MINUTE = 40;
/** So long between two calls that webhooks are trusted again after a loss: then only a look every half minute finds what is lost. */
const QUIET_DAY: Traffic = { ...BUSY_DAY, gapMs: [120_000, 900_000] };

let stage: SimulationStage | null = null;
afterEach(async () => {
  await stage?.stop();
  stage = null;
});

async function live(seed: number, kind: LineKind, plan: readonly TimedCall[]): Promise<SimulationStage> {
  stage = setSimulation({ seed, kind });
  stage.number.webhooks.luck = LUCK;
  stage.start();
  const took = await stage.until(() => stage?.now().line().status.state === 'live', 30_000);
  expect(took, 'the line was live').not.toBeNull();
  begin(plan, stage);
  const last = Math.max(...plan.map(({ atMs, ringsMs, talksMs }) => atMs + ringsMs + talksMs));
  await stage.time.pass(last + 120_000);
  return stage;
}

/** Each call that went wrong, with its life; alone where it goes wrong alone too. */
async function explained(seed: number, kind: LineKind, wrong: readonly TimedCall[]): Promise<string> {
  const [first] = wrong;
  if (first === undefined) return '';
  await stage?.stop();
  const alone = await live(seed, kind, [first]);
  const [one] = alone.number.calls.all;
  const faults = one === undefined ? [] : callFaults(alone, one, LIMITS);
  return `alone: ${faults.length === 0 ? 'all is well' : faults.join('; ')}\n${JSON.stringify(first)}`;
}

test.each([
  [400, 'meta', 'busy', 21],
  [400, 'web', 'busy', 22],
  [100, 'meta', 'quiet', 23],
  [100, 'web', 'quiet', 24],
] as const)(
  '%i calls of a %s number on a %s day, a tenth of its webhooks lost and a twentieth a minute late: each rings, stops and ends as the service says',
  async (calls, kind, day, seed) => {
    const plan = callPlan(seed, calls, day === 'busy' ? BUSY_DAY : QUIET_DAY);
    const ran = await live(seed, kind, plan);
    const faulty = ran.number.calls.all.flatMap((one, index) =>
      callFaults(ran, one, LIMITS).map((fault) => ({ index, fault: `${one.call.remoteId}: ${fault}` })),
    );
    const most = mostInAMinute(ran);
    const heard = ran.now().line().health;
    const why =
      faulty.length === 0
        ? ''
        : `seed ${String(seed)}, ${String(faulty.length)} faults\n${faulty
            .slice(0, 10)
            .map(({ fault }) => fault)
            .join('\n')}\n${await explained(
            seed,
            kind,
            faulty.flatMap(({ index }) => plan[index] ?? []),
          )}`;
    expect(faulty.length, why).toBe(0);
    expect(ran.number.calls.all).toHaveLength(calls);
    expect(most).toBeLessThanOrEqual(MOST_REQUESTS_A_MINUTE);
    // The loss was real, and it was counted.
    expect(heard.heardOnlyByPolling).toBeGreaterThan(0);
    expect(heard.heardByWebhook).toBeGreaterThan(calls);
  },
  180_000,
);
