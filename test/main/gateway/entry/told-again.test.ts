import { expect, onTestFinished, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { pause } from '../../../../main/core/call/pause.ts';
import { wakeDelayMs } from '../../../../main/core/wake-attempts.ts';
import { openEntry } from '../../../../main/gateway/entry/open-entry.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { scriptedReceiver, scriptedTunnel } from '../../../support/scripted-entry.ts';

const ONE = 'https://one.example';

/** A tunnel that carries, and a way through it of so many milliseconds. */
async function opened({ tripMs = 0 } = {}) {
  const clock = createSimulatedClock();
  const receiver = scriptedReceiver(memoryEventLog(), clock);
  const tunnel = scriptedTunnel(receiver);
  const slowly: typeof globalThis.fetch = async (...request) => {
    await pause(clock, tripMs);
    return tunnel.fetch(...request);
  };
  const entry = openEntry({ name: 'tunnel', clock, log: memoryLog(), receiver, fetch: slowly });
  onTestFinished(async () => {
    const stopping = entry.stop();
    await clock.advance(tripMs);
    await stopping;
  });
  entry.use({ provider: tunnel.provider, lasting: false });
  await clock.settle();
  tunnel.say({ state: 'open', publicUrl: ONE });
  await clock.advance(60_000);
  expect(entry.liveness().phase).toBe('proven');

  /** A line whose service fails tells of one sleep again and again, as the wake desk has it. */
  async function wake(forMs: number): Promise<void> {
    const since = clock.now();
    for (let attempt = 0; clock.now() < since + forMs; attempt += 1) {
      await clock.advance(wakeDelayMs(attempt, 0.5));
      entry.wake(since);
    }
  }
  return { clock, tunnel, entry, wake };
}

test('a sleep that is told again cuts off no probe that is on its way', async () => {
  const { tunnel, entry, wake } = await opened({ tripMs: 1_500 });
  await wake(10_000);
  expect([entry.liveness().phase, tunnel.reopened()]).toEqual(['proven', 0]);
});

test('a sleep that is told again begins no tunnel anew that takes its time to open', async () => {
  const { clock, tunnel, entry, wake } = await opened();
  tunnel.carries = 'hang';
  await wake(3_000);
  expect(tunnel.reopened()).toBe(1);
  tunnel.say({ state: 'opening' });
  await wake(1); // another one, which finds it opening
  const before = tunnel.reopened();
  await wake(50_000);
  expect(tunnel.reopened() - before).toBeLessThanOrEqual(1);
  tunnel.carries = 'deliver';
  tunnel.say({ state: 'open', publicUrl: 'https://two.example' });
  await clock.advance(0);
  expect(entry.liveness().phase).toBe('proven');
});

test('a sleep that is told again opens a tunnel that has failed, unless the other side asks for patience', async () => {
  const { clock, tunnel, entry } = await opened();
  const since = clock.now();
  const reopened: number[] = [];
  for (const error of [appError('tunnel-lost'), { ...appError('tunnel-lost'), retryAfterMs: 60_000 }]) {
    tunnel.say({ state: 'failed', error });
    for (let times = 0; times < 2; times += 1) {
      entry.wake(since);
      reopened.push(tunnel.reopened());
      await clock.advance(5_000);
    }
  }
  expect(reopened).toEqual([1, 1, 1, 1]);
  tunnel.say({ state: 'failed', error: appError('tunnel-lost') });
  entry.wake(since);
  expect(tunnel.reopened()).toBe(2);
});
