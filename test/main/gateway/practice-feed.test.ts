import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import type { Webhook } from '../../../main/core/events/webhook-api.ts';
import { fastClock, intakeBench, isLive, type Listening, until } from '../../support/intake-bench.ts';
import { practiceBench, type PracticeBench } from '../../support/practice-bench.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tunnelStandIn } from '../../support/tunnels/tunnel-stand-in.ts';

const ANA = phoneNumber('+5511988880001') as PhoneNumber;

async function webhooksOf(bench: PracticeBench, kind: 'meta' | 'web' = 'web'): Promise<readonly Webhook[]> {
  const listed = await bench.webhooks(kind).list();
  if (!listed.ok) throw new Error(listed.error.code);
  return listed.value;
}
const heardOf = ({ observed }: Listening, callId: string, source: string): boolean =>
  observed.some((seen) => seen.source === source && seen.remoteId === callId);

describe('the feed of a practice line', () => {
  test.each([
    ['meta', {}],
    ['meta', { callEventEnvelope: 'data', nativeCallsShape: 'data', webhookPhoneFormat: 'digits' }],
    ['meta', { nativeCallsShape: 'entry', webhookCopies: 2 }],
    ['web', {}],
    ['web', { callEventEnvelope: 'data', webhookPhoneFormat: 'digits', webhookCopies: 2 }],
  ] as const)('%s %j: a ring is told by webhook within half a second and confirmed by a read', async (kind, switches) => {
    const bench = await practiceBench({ switches });
    const { listen } = await intakeBench(bench);
    const heard = listen(kind);
    await until('webhooks are live', () => isLive(heard));
    const { callId } = await bench.control.ring(bench.numberId(kind), ANA);
    const rungAt = performance.now(); // the call is there; making its offer is the customer's time, not ours
    await until('a hint', () => heardOf(heard, callId, 'webhook'));
    const hint = heard.observed.find(({ source, remoteId }) => source === 'webhook' && remoteId === callId);
    expect(hint).toMatchObject({ direction: 'inbound', peer: ANA });
    expect((hint?.atMs ?? Infinity) - rungAt).toBeLessThan(500);
    await until('a read', () => heardOf(heard, callId, 'read'));
    const read = heard.observed.find(({ source, remoteId }) => source === 'read' && remoteId === callId);
    expect(read?.sdpOffer ?? null).toEqual(kind === 'meta' ? expect.stringContaining('v=0') : null);
    if (kind === 'meta') expect(heard.observed.some(({ source, sdpOffer }) => source === 'webhook' && sdpOffer !== null)).toBe(true);
    expect(await webhooksOf(bench, kind)).toMatchObject([{ active: true }]);

    await bench.control.hangUp(callId);
    await until('the end', () => heard.observed.some(({ status, remoteId }) => status === 'ended' && remoteId === callId));
  });

  test('where webhooks are refused, a ring is told by polling within three seconds, and the line says why', async () => {
    const bench = await practiceBench();
    await bench.control.addFault({ method: 'POST', path: '/v1/webhooks', times: 50, what: { kind: 'status', status: 500 } });
    const { listen } = await intakeBench(bench);
    const heard = listen('web');
    await until('a first look', () => heard.reaches.length > 0);
    const rungAt = performance.now();
    const { callId } = await bench.control.ring(bench.numberId('web'), ANA);
    await until('the list', () => heardOf(heard, callId, 'list'));
    expect(performance.now() - rungAt).toBeLessThan(3_000);
    expect(heard.reaches.at(-1)).toMatchObject({ state: 'polling', cause: 'webhook-refused' });
  });

  test('stopping removes the webhook from the service and asks it nothing more', async () => {
    const bench = await practiceBench();
    const { listen } = await intakeBench(bench);
    const heard = listen('web');
    await until('webhooks are live', () => isLive(heard));
    expect(await webhooksOf(bench)).toMatchObject([{ active: true }]);
    await heard.feed.stop();
    expect(await webhooksOf(bench)).toEqual([]);
    const before = await bench.control.requests();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const after = await bench.control.requests();
    const ours = ({ path }: { readonly path: string }): boolean => path.startsWith('/v1/calls') || path.startsWith('/v1/webhooks');
    expect(after.filter(ours)).toHaveLength(before.filter(ours).length);
  });
});

test('a webhook that is paused, deleted or emptied from outside is mended within a minute', async () => {
  const bench = await practiceBench();
  const { listen } = await intakeBench(bench, { clock: fastClock(30) });
  const heard = listen('web');
  const service = bench.webhooks('web');
  const isWhole = async (): Promise<boolean> => {
    const [webhook, ...others] = await webhooksOf(bench);
    return others.length === 0 && webhook?.active === true && webhook.events.length === 4;
  };
  await until('it is registered', isWhole);
  for (const drift of [
    (id: string) => service.update(id, { active: false }),
    (id: string) => service.remove(id),
    (id: string) => service.update(id, { events: [] }),
  ]) {
    const [webhook] = await webhooksOf(bench);
    expect(await drift(webhook?.id ?? '')).toMatchObject({ ok: true });
    expect(await isWhole()).toBe(false);
    // A minute on the line's clock is two seconds here; the third is for a busy machine.
    await until('it is mended', isWhole, 3_000);
  }
  await until('the line is live again', () => isLive(heard));
});

test('what a crash left at the service is adopted by the next start, not doubled', async () => {
  const bench = await practiceBench();
  const eventLogPath = join(temporaryFolder(), 'events.sqlite');
  const first = await intakeBench(bench, { eventLogPath });
  const heard = first.listen('web');
  await until('webhooks are live', () => isLive(heard));
  const [left] = await webhooksOf(bench);
  await first.crash();
  expect(await webhooksOf(bench)).toEqual([left]);
  const second = await intakeBench(bench, { eventLogPath });
  const again = second.listen('web');
  await until('webhooks are live again', () => isLive(again));
  const [adopted, ...others] = await webhooksOf(bench);
  expect([adopted?.id, others]).toEqual([left?.id, []]);
  expect(adopted?.url).not.toBe(left?.url); // another port, the same secret path
  expect(new URL(adopted?.url ?? '').pathname).toBe(new URL(left?.url ?? '').pathname);
});

describe('through a tunnel', () => {
  test('that changes its address the webhook follows, and a ring comes through the new one', async () => {
    const bench = await practiceBench();
    const standIn = await tunnelStandIn({ name: 'cloudflared-quick' });
    const { intake, listen } = await intakeBench(bench, { tunnelFor: standIn.tunnelFor });
    const heard = listen('web', 'tunnel');
    intake.tunnel.use(standIn.settings, standIn.token);
    await until('webhooks are live', () => isLive(heard));
    const [first] = await webhooksOf(bench);
    await standIn.die({ signal: 'SIGKILL' });
    await until('the webhook has followed', async () => (await webhooksOf(bench))[0]?.url !== first?.url, 15_000);
    await until('webhooks are live again', () => isLive(heard));
    const [second, ...others] = await webhooksOf(bench);
    expect([second?.id, second?.url.startsWith(standIn.publicUrl() ?? '-'), others]).toEqual([first?.id, true, []]);
    const { callId } = await bench.control.ring(bench.numberId('web'), ANA);
    await until('a hint', () => heardOf(heard, callId, 'webhook'), 2_000);
  });

  test('that delivers everything twice, nothing is told twice', async () => {
    const bench = await practiceBench();
    const standIn = await tunnelStandIn({ name: 'own-url' });
    const { intake, listen } = await intakeBench(bench, { tunnelFor: standIn.tunnelFor });
    const heard = listen('web', 'tunnel');
    intake.tunnel.use(standIn.settings, standIn.token);
    await until('webhooks are live', () => isLive(heard));
    await standIn.carry({ way: 'replay', afterMs: 200 });
    const { callId } = await bench.control.ring(bench.numberId('web'), ANA);
    await until('a hint', () => heardOf(heard, callId, 'webhook'));
    await bench.control.hangUp(callId);
    const told = (): readonly string[] =>
      heard.observed.filter(({ source, remoteId }) => source === 'webhook' && remoteId === callId).map(({ status }) => status);
    await until('the end', () => told().includes('ended'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(told()).toEqual(['ringing', 'ended']);
  });

  test.each(['hang', 'answer-502'] as const)(
    'that is dead while it looks connected (%s), the line is polled within 16 s, and live again when the tunnel is',
    async (way) => {
      const bench = await practiceBench();
      const standIn = await tunnelStandIn({ name: 'own-url' });
      const { intake, listen } = await intakeBench(bench, { clock: fastClock(10), tunnelFor: standIn.tunnelFor });
      const heard = listen('web', 'tunnel');
      intake.tunnel.use(standIn.settings, standIn.token);
      await until('webhooks are live', () => isLive(heard));
      await standIn.carry({ way });
      const diedAt = performance.now();
      await until('it is noticed', () => heard.reaches.at(-1)?.state === 'polling');
      expect(performance.now() - diedAt).toBeLessThan(1_600 + 150);
      expect(heard.reaches.at(-1)).toMatchObject({ cause: 'probe-lost' });
      expect(intake.tunnel.status().state).toBe('silent');
      await standIn.carry({ way: 'deliver' });
      await until('webhooks are live again', () => isLive(heard));
    },
  );

  test.each([
    ['own-url', [false]],
    ['cloudflared-quick', []],
  ] as const)('%s: at exit the webhook is paused where the address lasts, else removed', async (name, left) => {
    const bench = await practiceBench();
    const standIn = await tunnelStandIn({ name });
    const { intake, listen } = await intakeBench(bench, { tunnelFor: standIn.tunnelFor });
    const heard = listen('web', 'tunnel');
    intake.tunnel.use(standIn.settings, standIn.token);
    await until('webhooks are live', () => isLive(heard));
    await heard.feed.stop();
    expect((await webhooksOf(bench)).map(({ active }) => active)).toEqual(left);
    await intake.stop();
    // A proxy of one's own is not ours to end.
    if (name !== 'own-url') expect(standIn.running()).toBe(0);
  });
});
