import { describe, expect, onTestFinished, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import type { TunnelStatus } from '#contract/tunnel.ts';
import { onFixedPort } from '../../../../main/gateway/entry/on-fixed-port.ts';
import { openEntry } from '../../../../main/gateway/entry/open-entry.ts';
import { tunnelDesk } from '../../../../main/gateway/entry/tunnel-desk.ts';
import { memoryEventLog } from '../../../support/fakes/memory-event-log.ts';
import { createSimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { scriptedReceiver, scriptedTunnel } from '../../../support/scripted-entry.ts';

const ONE = 'https://one.example';
const TWO = 'https://two.example';

function bench({ localPort = null as number | null } = {}) {
  const clock = createSimulatedClock();
  const log = memoryLog();
  const receiver = scriptedReceiver(memoryEventLog(), clock);
  const tunnel = scriptedTunnel(receiver, { localPort });
  const entry = openEntry({ name: 'tunnel', clock, log, receiver, fetch: tunnel.fetch });
  const chosen = { provider: tunnel.provider, lasting: false };
  onTestFinished(async () => {
    await entry.stop();
    expect([clock.pending(), tunnel.pending(), tunnel.running()]).toEqual([0, 0, 0]);
    expect(log.text()).not.toMatch(/SECRET|error/);
  });
  return { clock, log, receiver, tunnel, entry, chosen };
}
async function opened() {
  const all = bench();
  all.entry.use(all.chosen);
  await all.clock.settle();
  all.tunnel.say({ state: 'open', publicUrl: ONE });
  await all.clock.settle();
  return all;
}

test('an address is registered only after something of ours came round it', async () => {
  const { clock, entry, tunnel, chosen } = bench();
  tunnel.carries = 'answer-502';
  entry.use(chosen);
  await clock.settle();
  tunnel.say({ state: 'open', publicUrl: ONE });
  await clock.advance(3_500);
  expect([entry.liveness().phase, entry.address(), tunnel.reopened()]).toEqual(['unproven', null, 0]);
  tunnel.carries = 'deliver';
  await clock.advance(1_000);
  expect([entry.liveness().phase, entry.address()]).toEqual(['proven', { publicUrl: ONE, lasting: false }]);
});

test('an address that lasts is registered before it is proven, because the agent has vouched for it', async () => {
  const { clock, entry, tunnel, chosen } = bench();
  tunnel.carries = 'hang';
  entry.use({ ...chosen, lasting: true });
  await clock.settle();
  tunnel.say({ state: 'open', publicUrl: ONE });
  expect(entry.address()).toEqual({ publicUrl: ONE, lasting: true });
  expect(entry.liveness().phase).toBe('unproven');
});

describe('a tunnel that is dead while it looks connected', () => {
  test.each(['hang', 'answer-502', 'redirect', 'answer-itself'] as const)(
    'because requests meet %s, is noticed within 16 s and opened anew at once',
    async (carries) => {
      for (const agesMs of [30_000, 32_500, 35_000, 39_999]) {
        const { clock, entry, tunnel } = await opened();
        await clock.advance(agesMs);
        expect(entry.liveness().phase).toBe('proven');
        tunnel.carries = carries;
        await clock.advance(16_000);
        expect([entry.liveness().phase, tunnel.reopened()]).toEqual(['silent', 1]);
        expect(tunnel.pending()).toBeLessThanOrEqual(1);
        await entry.stop();
      }
    },
  );

  test('is proven again after it was opened anew, at another address too, and webhooks follow', async () => {
    const { clock, entry, tunnel } = await opened();
    tunnel.carries = 'hang';
    await clock.advance(16_000);
    tunnel.say({ state: 'opening' });
    tunnel.carries = 'deliver';
    expect(entry.address()).toEqual({ publicUrl: ONE, lasting: false });
    tunnel.say({ state: 'open', publicUrl: TWO });
    await clock.settle();
    expect([entry.liveness().phase, entry.address()]).toEqual(['proven', { publicUrl: TWO, lasting: false }]);
  });
});

test('a tunnel that delivers and never answers is a good one, and does not pile up requests', async () => {
  const { clock, entry, tunnel } = await opened();
  tunnel.carries = 'deliver-unanswered';
  await clock.advance(3_600_000);
  expect([entry.liveness().phase, tunnel.reopened(), tunnel.pending()]).toEqual(['proven', 0, 1]);
});

describe('waking', () => {
  test('asks at once, however many lines and signals say so, and opens anew after two seconds of silence', async () => {
    const { clock, entry, tunnel } = await opened();
    await clock.advance(3_600_000);
    tunnel.carries = 'hang';
    const before = tunnel.asked.length;
    for (let line = 0; line < 5; line += 1) entry.wake(clock.now());
    expect([entry.liveness().phase, tunnel.asked.length - before]).toEqual(['unproven', 1]);
    await clock.advance(1_999);
    expect(tunnel.reopened()).toBe(0);
    await clock.advance(1);
    expect(tunnel.reopened()).toBe(1);
  });

  test('told again of the same sleep leaves a way alone that was proven since, or is being asked', async () => {
    const { clock, entry, tunnel } = await opened();
    await clock.advance(3_600_000);
    const since = clock.now();
    tunnel.carries = 'answer-502';
    entry.wake(since);
    await clock.advance(500);
    const before = tunnel.asked.length;
    entry.wake(since);
    expect([entry.liveness().phase, tunnel.asked.length - before]).toEqual(['unproven', 0]);
    tunnel.carries = 'deliver';
    await clock.advance(1_000);
    for (let times = 0; times < 10; times += 1) {
      entry.wake(since);
      expect(entry.liveness().phase).toBe('proven');
      await clock.advance(5_000);
    }
    // The next sleep is another.
    entry.wake(clock.now());
    expect(entry.liveness().phase).toBe('unproven');
  });

  test('is over in a moment where the tunnel slept well', async () => {
    const { clock, entry, tunnel } = await opened();
    await clock.advance(3_600_000);
    entry.wake(clock.now());
    await clock.settle();
    expect([entry.liveness().phase, tunnel.reopened()]).toEqual(['proven', 0]);
  });
});

describe('choosing another tunnel', () => {
  test('closes the one before, forgets its address, and hears no more of it', async () => {
    const { clock, entry, tunnel, receiver } = await opened();
    const second = scriptedTunnel(receiver);
    entry.use({ provider: second.provider, lasting: false });
    tunnel.say({ state: 'open', publicUrl: TWO }); // its last word, while it is being closed
    expect([entry.liveness().phase, entry.address()]).toEqual(['opening', null]);
    await clock.settle();
    expect([tunnel.running(), second.running()]).toEqual([0, 1]);
  });

  test('in a hurry opens the last one only; none is a choice too', async () => {
    const { clock, entry, receiver, chosen } = bench();
    const others = [1, 2, 3].map(() => scriptedTunnel(receiver));
    entry.use(chosen);
    for (const { provider } of others) entry.use({ provider, lasting: false });
    await clock.settle();
    expect(others.map(({ opened }) => opened())).toEqual([0, 0, 1]);
    expect(others.map(({ running }) => running())).toEqual([0, 0, 1]);
    entry.use(null);
    await clock.advance(600_000);
    expect([entry.liveness().phase, ...others.map(({ running }) => running())]).toEqual(['off', 0, 0, 0]);
  });
});

test('a replayed probe, and one of a round that is over, prove nothing', async () => {
  const { clock, entry, tunnel, receiver } = await opened();
  const nonces: string[] = [];
  receiver.onProbe((nonce) => nonces.push(nonce));
  await clock.advance(10_000);
  tunnel.carries = 'hang';
  await clock.advance(16_000);
  expect(entry.liveness().phase).toBe('silent');
  for (const nonce of [...nonces]) receiver.hearProbe(nonce);
  receiver.hearProbe('made up');
  expect(entry.liveness().phase).toBe('silent');
});

describe('a tunnel whose other end knows our port', () => {
  test('moves the receiver there first, and waits where another program has the port', async () => {
    const { clock, log, entry, tunnel, receiver } = bench({ localPort: 8123 });
    let moves = 0;
    receiver.portTrouble = appError('tunnel-port-taken');
    const provider = onFixedPort(tunnel.provider, 8123, { receiver, clock, log, moved: () => (moves += 1) });
    entry.use({ provider, lasting: true });
    await clock.advance(14_000);
    expect(entry.liveness()).toMatchObject({ phase: 'failed', error: { code: 'tunnel-port-taken' } });
    expect([tunnel.running(), moves]).toEqual([0, 0]);
    receiver.portTrouble = null;
    await clock.advance(1_000);
    expect([tunnel.running(), moves, receiver.port()]).toEqual([1, 1, 8123]);
    tunnel.say({ state: 'open', publicUrl: ONE });
    await clock.settle();
    expect(entry.liveness().phase).toBe('proven');
  });

  test('tries the port at once on request, and lets go of it when it is no longer wanted', async () => {
    const { clock, log, entry, tunnel, receiver } = bench({ localPort: 8123 });
    receiver.portTrouble = appError('tunnel-port-taken');
    entry.use({ provider: onFixedPort(tunnel.provider, 8123, { receiver, clock, log, moved: () => undefined }), lasting: true });
    await clock.settle();
    receiver.portTrouble = null;
    entry.mend();
    await clock.settle();
    expect(tunnel.running()).toBe(1);
    entry.use(null);
    await clock.settle();
    expect([tunnel.running(), clock.pending()]).toEqual([0, 0]);
  });
});

describe('the tunnel desk', () => {
  test('shows what is known of the tunnel, once for every change', async () => {
    const { clock, entry, tunnel } = bench();
    const desk = tunnelDesk({
      entry,
      tunnelFor: ({ provider }) => (provider === 'none' ? null : tunnel.provider),
      onFixedPort: (one) => one,
    });
    const shown: TunnelStatus[] = [];
    const stop = desk.listen((status) => shown.push(status));
    expect(desk.status()).toEqual({ state: 'off' });
    desk.use({ provider: 'cloudflared-quick', program: null }, null);
    await clock.settle();
    tunnel.say({ state: 'failed', error: appError('tunnel-program-missing') });
    const openedAt = clock.now();
    tunnel.say({ state: 'open', publicUrl: ONE });
    await clock.settle();
    await clock.advance(9_000);
    tunnel.carries = 'hang';
    await clock.advance(7_000);
    desk.use({ provider: 'none' }, null);
    await clock.settle();
    stop();
    expect(shown).toEqual([
      { state: 'opening' },
      { state: 'failed', error: { code: 'tunnel-program-missing' }, since: openedAt },
      { state: 'open', publicUrl: ONE, provenAt: null },
      { state: 'open', publicUrl: ONE, provenAt: openedAt },
      { state: 'silent', publicUrl: ONE, since: openedAt + 15_000 },
      { state: 'off' },
    ]);
  });

  test.each([
    [{ provider: 'cloudflared-quick', program: null }, false],
    [{ provider: 'ngrok', domain: null }, false],
    [{ provider: 'ngrok', domain: 'calls.example' }, true],
    [{ provider: 'cloudflared-named', program: null, url: ONE, localPort: 8123 }, true],
    [{ provider: 'own-url', url: ONE, localPort: 8123 }, true],
  ] as const)('knows whether the address of %j lasts: %s', async (settings, lasting) => {
    const { clock, entry, tunnel } = bench();
    const desk = tunnelDesk({ entry, tunnelFor: () => tunnel.provider, onFixedPort: (one) => one });
    desk.use(settings, null);
    await clock.settle();
    tunnel.say({ state: 'open', publicUrl: ONE });
    await clock.settle();
    expect(entry.address()).toEqual({ publicUrl: ONE, lasting });
  });
});
