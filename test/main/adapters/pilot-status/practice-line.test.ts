import { describe, expect, test } from 'vitest';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { CALL_EVENTS } from '../../../../main/core/events/webhook-payload.ts';
import { KNOWN_META_CODES } from '../../../../main/practice/http/meta-errors.ts';
import { META_MEANING } from '../../../../main/core/events/meta-meaning.ts';
import { memoryLog } from '../../../support/memory-log.ts';
import { practiceBench } from '../../../support/practice-bench.ts';

const ANA = phoneNumber('+5511988880001') as PhoneNumber;

describe('the adapter and the practice line', () => {
  test.each(['meta', 'web'] as const)('agree on what a %s number is', async (kind) => {
    const { api, line } = await practiceBench();
    expect(await api(kind).detectKind()).toEqual({ ok: true, value: kind });
    const number = line.numbers.find((candidate) => candidate.kind === kind);
    expect(await api(kind).readNumber()).toEqual({ ok: true, value: { number: number?.number, label: number?.label, connection: 'open' } });
  });

  test('agree where a number key may not read numbers', async () => {
    const { api } = await practiceBench({ switches: { numberKeyOnNumbers: 'refused' } });
    expect(await api('web').readNumber()).toEqual({ ok: true, value: null });
  });

  test.each([[{ callPhoneFormat: 'digits' }], [{ callPhoneFormat: 'plus', missedStatus: 'NO_ANSWER' }]] as const)(
    'a customer’s call on a web number, from ring to end (%j)',
    async (switches) => {
      const { api, control, numberId } = await practiceBench({ switches });
      const { callId } = await control.ring(numberId('web'), ANA);
      const line = api('web');
      expect(await line.list(25)).toMatchObject({
        ok: true,
        value: [{ remoteId: callId, direction: 'inbound', status: 'ringing', outcome: null, peer: ANA, sdpOffer: null }],
      });
      expect(await line.realtimeSession(callId, 'talk')).toMatchObject({ ok: false });
      expect(await line.accept(callId, null)).toEqual({ ok: true, value: null });
      expect(await line.read(callId, true)).toMatchObject({ ok: true, value: { status: 'accepted', sdpOffer: null } });
      expect(await line.realtimeSession(callId, 'talk')).toMatchObject({
        ok: true,
        value: { wsUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/.+token=/) },
      });
      expect(await line.accept(callId, null)).toMatchObject({ ok: false, error: { code: 'call-gone' } });
      expect(await line.terminate(callId)).toEqual({ ok: true, value: null });
      expect(await line.read(callId, false)).toMatchObject({ ok: true, value: { status: 'ended', outcome: 'completed' } });
    },
  );

  test('a customer’s call on a Meta number brings its offer when asked for, by either id', async () => {
    const { api, control, numberId } = await practiceBench();
    const { callId } = await control.ring(numberId('meta'), ANA);
    const line = api('meta');
    const read = await line.read(callId, true);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.sdpOffer).toMatch(/^v=0\r\n/);
    expect(await line.read(read.value.externalId, false)).toMatchObject({ ok: true, value: { remoteId: callId, sdpOffer: null } });
    expect(await line.reject(callId)).toEqual({ ok: true, value: null });
    expect(await line.read(callId, false)).toMatchObject({ ok: true, value: { status: 'ended', outcome: 'rejected' } });
  });

  test('a call is placed on a web number and its end is understood', async () => {
    const { api, control } = await practiceBench();
    const placed = await api('web').place({ to: ANA, sdpOffer: null });
    if (!placed.ok) throw new Error(placed.error.code);
    expect(await api('web').read(placed.value.remoteId, false)).toMatchObject({
      ok: true,
      value: { direction: 'outbound', peer: ANA, externalId: placed.value.externalId },
    });
    await control.hangUp(placed.value.remoteId).catch(() => undefined);
    await api('web').terminate(placed.value.remoteId);
    expect(await api('web').read(placed.value.remoteId, false)).toMatchObject({ ok: true, value: { status: 'ended' } });
  });

  test.each(['meta', 'bad-request'] as const)('every error of Meta is understood, answered as %s', async (metaErrorStatus) => {
    const { api, control, numberId } = await practiceBench({ switches: { metaErrorStatus } });
    for (const code of KNOWN_META_CODES) {
      await control.setNumber(numberId('meta'), { metaRefusal: code });
      const placed = await api('meta').place({ to: ANA, sdpOffer: 'v=0\r\n' });
      const [, meaning] = Object.entries(META_MEANING).find(([number]) => Number(number) === code) ?? [];
      expect(placed, String(code)).toMatchObject({ ok: false, error: { code: meaning } });
    }
  });

  test('refusals name what the agent can do', async () => {
    const { line, api, control, numberId } = await practiceBench();
    const withKey = (apiKey: string) => openLineApi({ apiBase: line.apiBase, apiKey }, { fetch, log: memoryLog() });
    expect(await withKey('ps_wrong').detectKind()).toMatchObject({ ok: false, error: { code: 'key-rejected' } });
    expect(await withKey(line.tenantKey).detectKind()).toMatchObject({ ok: false, error: { code: 'tenant-key-given' } });
    expect(await api('web').read('call_nobody', false)).toMatchObject({ ok: false, error: { code: 'call-gone' } });
    expect(await api('web').preAccept('call_nobody', 'v=0')).toMatchObject({ ok: false });
    await control.setNumber(numberId('web'), { state: 'CLOSE' });
    expect(await api('web').place({ to: ANA, sdpOffer: null })).toMatchObject({ ok: false, error: { code: 'line-disconnected' } });
  });

  test('faults of the service are values', { timeout: 20_000 }, async () => {
    const { api, control } = await practiceBench();
    const faults = [
      [{ kind: 'status', status: 503 }, 'service-broken'],
      [{ kind: 'rate-limit', retryAfterSeconds: 9 }, 'rate-limited'],
      [{ kind: 'die' }, 'service-broken'],
      [{ kind: 'malformed-json' }, 'service-broken'],
      [{ kind: 'hang' }, 'service-timeout'],
    ] as const;
    for (const [what, code] of faults) {
      await control.addFault({ path: '/v1/calls', what });
      expect(await api('web').list(5), what.kind).toMatchObject({ ok: false, error: { code } });
    }
    expect((await api('web').list(5)).ok).toBe(true);
  });

  test('webhooks are created, listed, changed and removed; events a number cannot emit are missing from the copy', async () => {
    const { webhooks } = await practiceBench();
    const order = { name: 'test', url: 'http://127.0.0.1:9/hooks/a', events: CALL_EVENTS };
    const meta = await webhooks('meta').create(order);
    if (!meta.ok) throw new Error(meta.error.code);
    expect(meta.value).toMatchObject({ ...order, active: true });
    expect(await webhooks('meta').read(meta.value.id)).toEqual(meta);
    const changed = await webhooks('meta').update(meta.value.id, { ...order, events: ['call.ringing'] });
    expect(changed).toMatchObject({ ok: true, value: { events: ['call.ringing'] } });
    expect(await webhooks('meta').list()).toMatchObject({ ok: true, value: [{ id: meta.value.id }] });
    expect(await webhooks('web').list()).toEqual({ ok: true, value: [] });
    expect(await webhooks('meta').remove(meta.value.id)).toEqual({ ok: true, value: null });
    expect(await webhooks('meta').read(meta.value.id)).toMatchObject({ ok: false, error: { code: 'service-broken' } });
  });
});
