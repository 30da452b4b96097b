import type { PhaseName } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import type { RemoteCall } from '../../../../main/core/events/observation.ts';
import { type CallStage, setCallStage } from '../../../support/fakes/call-stage.ts';
import { createMortal, type Mortal } from '../../../support/fakes/mortal-ports.ts';
import { CUSTOMER, OTHER_CUSTOMER } from '../../../support/fakes/people.ts';

const KINDS = ['meta', 'web'] as const;

/** Everything that an agent and two customers do in a minute; the app may die at any step of it. */
async function busyMinute(stage: CallStage, mortal: Mortal): Promise<void> {
  const alive = async (work: () => unknown): Promise<void> => {
    if (!mortal.isDead()) await work();
    await stage.clock.settle();
  };
  const phaseOf = (peer: string): PhaseName | undefined => stage.desk.calls().findLast((call) => call.peer === peer)?.phase;
  const idOf = (peer: string) => stage.desk.calls().findLast((call) => call.peer === peer)?.id;
  const on = (peer: string, work: (id: NonNullable<ReturnType<typeof idOf>>) => unknown): void => {
    const id = idOf(peer);
    if (id !== undefined) work(id);
  };
  for (const kind of KINDS) {
    const rung = stage.services[kind].ring(CUSTOMER);
    await alive(() => stage.hear(kind, rung, { source: 'webhook', sdpOffer: null }));
    await alive(() => on(CUSTOMER, (id) => stage.desk.answer(id)));
    await alive(() => stage.clock.advance(5_000));
    await alive(() => on(CUSTOMER, (id) => stage.desk.hangUp(id)));
    await alive(() => stage.desk.dial(stage.lines[kind], OTHER_CUSTOMER));
    const placed = stage.services[kind].count('place') > 0 ? stage.services[kind].newest() : null;
    if (placed?.direction === 'outbound' && phaseOf(OTHER_CUSTOMER) === 'alerting') {
      stage.services[kind].move(placed.remoteId, 'accepted');
      await alive(() => stage.hear(kind, placed.remoteId));
    }
    await alive(() => on(OTHER_CUSTOMER, (id) => stage.desk.hangUp(id)));
  }
}

async function remoteCalls(stage: CallStage, kind: LineKind): Promise<readonly RemoteCall[]> {
  const listed = await stage.services[kind].api.list(100);
  return listed.ok ? listed.value : [];
}

test('killed at any step, the app finds each call again exactly once, and leaves none up without the agent knowing', async () => {
  const whole = createMortal();
  await busyMinute(setCallStage({ mortal: whole }), whole);
  const steps = whole.steps();
  expect(steps).toBeGreaterThan(40);
  for (let step = 1; step <= steps; step += 1) {
    const mortal = createMortal(step);
    const dead = setCallStage({ mortal });
    await busyMinute(dead, mortal);
    const stage = setCallStage({ after: dead, watchedSince: unixMs(dead.clock.now() - 300_000) });
    await stage.clock.settle();
    const remotes = { meta: await remoteCalls(stage, 'meta'), web: await remoteCalls(stage, 'web') };
    for (const kind of KINDS)
      stage.desk.observe(
        stage.lines[kind],
        remotes[kind].map((call) => ({ ...call, source: 'list' })),
      );
    await stage.clock.advance(11_000);
    const listed = stage.kept.history.recent(100);
    const shown = stage.desk.calls().filter(({ phase }) => phase !== 'ended');
    const ids = [...listed, ...shown].map(({ id }) => id);
    expect(new Set(ids).size, `step ${step}: twice`).toBe(ids.length);
    for (const kind of KINDS) {
      for (const remote of await remoteCalls(stage, kind)) {
        const isHere = shown.some((call) => call.peer === remote.peer && call.kind === kind);
        const isListed = listed.some((call) => call.peer === remote.peer && call.kind === kind && call.direction === remote.direction);
        expect(isHere || isListed, `step ${step}: ${remote.remoteId} is lost`).toBe(true);
        if (remote.status !== 'ended') expect(isHere, `step ${step}: ${remote.remoteId} is up and nobody knows`).toBe(true);
      }
    }
    expect(stage.faults().filter((fault) => !fault.startsWith('sound of'))).toEqual([]);
  }
});
