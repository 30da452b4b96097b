import { describe, expect, test, vi } from 'vitest';
import { createSimulatedClock, type SimulatedClock } from '../fakes/simulated-clock.ts';
import { memoryLog } from '../memory-log.ts';
import { localReceiver, openTunnel, postThrough, type OpenedTunnel } from '../tunnels/opened-tunnel.ts';
import type { StandInName } from '../tunnels/stand-in.ts';
import { tunnelStandIn } from '../tunnels/tunnel-stand-in.ts';

const ALL_GONE = { timeout: 10_000, interval: 5 };

/** What every tunnel promises. An own URL has no process or session: there is nothing of it that could die under our eyes. */
export function tunnelProviderSuite(name: StandInName): void {
  const isOurs = name !== 'own-url';
  const addressChanges = name === 'cloudflared-quick' || name === 'ngrok';

  describe(`a tunnel (${name})`, () => {
    test('tells that it opens, then where it is open, and carries what is posted there to our port', async () => {
      const standIn = await tunnelStandIn({ name });
      const opened = await openTunnel(standIn);
      const arrived = await localReceiver(opened.localPort);
      const publicUrl = await opened.opened();
      expect(opened.states()).toEqual(['opening', 'open']);
      expect(publicUrl).toBe(standIn.publicUrl());
      expect(await postThrough(publicUrl, { body: '{"olá":1}' })).toBe(204);
      expect(arrived).toMatchObject([
        { method: 'POST', path: '/hooks/line/token?x=1', body: '{"olá":1}', headers: { 'x-signature': 'abc' } },
      ]);
    });

    test('when it is stopped nothing of it is left, and it says nothing any more', async () => {
      const standIn = await tunnelStandIn({ name });
      const opened = await openTunnel(standIn);
      await opened.opened();
      await opened.tunnel.stop();
      const told = opened.news.length;
      if (isOurs) expect(standIn.running()).toBe(0);
      opened.tunnel.reopen();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(opened.news.length).toBe(told);
      await opened.tunnel.stop();
    });

    test('it can be stopped before it is open', async () => {
      const standIn = await tunnelStandIn({ name });
      await standIn.comeUp({ start: 'never' });
      const opened = await openTunnel(standIn);
      if (isOurs) await vi.waitFor(() => expect(standIn.starts()).toBe(1), ALL_GONE);
      await opened.tunnel.stop();
      if (isOurs) expect(standIn.running()).toBe(0);
      expect(opened.states()).not.toContain('failed');
    });

    test('it can be stopped at once', async () => {
      const standIn = await tunnelStandIn({ name });
      const opened = await openTunnel(standIn);
      await opened.tunnel.stop();
      const told = opened.news.length;
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(opened.news.length).toBe(told);
      if (isOurs) expect([opened.states(), standIn.running()]).toEqual([['opening'], 0]);
    });

    test('opened anew it drops what is there, and tells where it is now', async () => {
      const standIn = await tunnelStandIn({ name });
      const opened = await openTunnel(standIn);
      const arrived = await localReceiver(opened.localPort);
      const first = await opened.opened();
      opened.tunnel.reopen();
      opened.tunnel.reopen();
      const second = await opened.opened(2);
      expect(opened.states()).toEqual(['opening', 'open', 'opening', 'open']);
      expect(second === first).toBe(!addressChanges);
      expect(standIn.running()).toBe(1);
      expect(await postThrough(second)).toBe(204);
      expect(arrived.length).toBe(1);
    });

    test('an address that comes slowly, or among garbage, is told all the same', async () => {
      const standIn = await tunnelStandIn({ name });
      if (isOurs) await standIn.comeUp({ start: 'slowly', afterMs: 300 });
      const opened = await openTunnel(standIn);
      expect(await opened.opened()).toBe(standIn.publicUrl());
      if (isOurs) await standIn.comeUp({ start: 'babbling' });
      opened.tunnel.reopen();
      expect(await opened.opened(2)).toBe(standIn.publicUrl());
      expect(opened.states()).toEqual(['opening', 'open', 'opening', 'open']);
    });

    test('that it only looks connected is not its business', async () => {
      const standIn = await tunnelStandIn({ name });
      const opened = await openTunnel(standIn);
      const arrived = await localReceiver(opened.localPort);
      const first = await opened.opened();
      await standIn.carry({ way: 'answer-502' });
      expect(await postThrough(first)).toBe(502);
      await standIn.carry({ way: 'hang', until: 'restart' });
      expect(await postThrough(first, { withinMs: 200 })).toBeNull();
      expect(opened.states()).toEqual(['opening', 'open']);
      expect(arrived).toEqual([]);
      if (!isOurs) return;
      opened.tunnel.reopen(); // which is what mends it
      expect(await postThrough(await opened.opened(2))).toBe(204);
    });

    test('what it delivers twice arrives twice: who receives must know', async () => {
      const standIn = await tunnelStandIn({ name });
      const opened = await openTunnel(standIn);
      const arrived = await localReceiver(opened.localPort);
      await standIn.carry({ way: 'replay', afterMs: 30 });
      expect(await postThrough(await opened.opened())).toBe(204);
      await vi.waitFor(() => expect(arrived.length).toBe(2), ALL_GONE);
    });

    test('nothing it logs holds its token or the path of a webhook', async () => {
      const log = memoryLog();
      const standIn = await tunnelStandIn({ name, log });
      const opened = await openTunnel(standIn);
      await postThrough(await opened.opened());
      if (isOurs) {
        await standIn.comeUp({ start: 'refused' });
        await standIn.die();
        await opened.failed();
      }
      expect(log.text()).toContain(name);
      expect(log.text()).not.toMatch(/hooks\/|CANARY|eyJ/);
    });

    if (isOurs) diesAndComesBack(name);
  });
}

function diesAndComesBack(name: StandInName): void {
  test('after its death it says so, and is open again by itself after a second', async () => {
    const clock = createSimulatedClock();
    const standIn = await tunnelStandIn({ name, clock, random: () => 0 });
    const opened = await openTunnel(standIn);
    await opened.opened();
    await standIn.die({ signal: 'SIGKILL' });
    expect((await opened.failed()).error).toMatchObject({ code: 'tunnel-lost' });
    await clock.advance(999);
    expect(opened.states()).toEqual(['opening', 'open', 'failed']);
    await clock.advance(1);
    const arrived = await localReceiver(opened.localPort);
    expect(await postThrough(await opened.opened(2))).toBe(204);
    expect(arrived.length).toBe(1);
    expect(opened.states()).toEqual(['opening', 'open', 'failed', 'opening', 'open']);
  });

  test('one that lives and has lost its connections says so, and when they are back', async () => {
    const standIn = await tunnelStandIn({ name });
    const opened = await openTunnel(standIn);
    const publicUrl = await opened.opened();
    await standIn.connect(false);
    expect((await opened.failed()).error.code).toBe('tunnel-lost');
    await standIn.connect(true);
    expect(await opened.opened(2)).toBe(publicUrl);
    expect(standIn.starts()).toBe(1);
  });

  test('one that does not get its connections back within half a minute is started anew', async () => {
    const clock = createSimulatedClock();
    const standIn = await tunnelStandIn({ name, clock, random: () => 0 });
    const opened = await openTunnel(standIn);
    await opened.opened();
    await standIn.connect(false);
    await opened.failed();
    await clock.advance(29_000);
    expect(standIn.starts()).toBe(1);
    await clock.advance(2_000);
    await opened.opened(2);
    expect(standIn.starts()).toBe(2);
  });

  test('one that dies again and again is started later and later, not in a storm', async () => {
    const clock = createSimulatedClock();
    const standIn = await tunnelStandIn({ name, clock, random: () => 0 });
    await standIn.comeUp({ start: 'stillborn' });
    const opened = await openTunnel(standIn);
    await secondsPass(14, { clock, opened });
    expect(standIn.starts()).toBe(4); // at 0, 1, 3 and 7 s
    expect(opened.news.at(-1)).toMatchObject({ state: 'failed', error: { code: 'tunnel-lost' } });
  });
}

/** Second by second, and each time whatever was started comes to its end. */
async function secondsPass(
  seconds: number,
  { clock, opened }: { readonly clock: SimulatedClock; readonly opened: OpenedTunnel },
): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await vi.waitFor(() => expect(opened.states().at(-1)).toBe('failed'), ALL_GONE);
    await clock.advance(1_000);
  }
}
