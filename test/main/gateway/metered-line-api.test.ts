import { describe, expect, test } from 'vitest';
import { appError } from '#contract/errors.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { ok } from '#contract/result.ts';
import type { LineApi } from '../../../main/core/ports.ts';
import { meteredLineApi } from '../../../main/gateway/metered-line-api.ts';
import { requestGate, requestGates } from '../../../main/gateway/request-gate.ts';
import { createSimulatedClock } from '../../support/fakes/simulated-clock.ts';
import { scriptedLineApi } from '../../support/scripted-line-api.ts';

function bench(urgency: 'ringing' | 'looking' | 'upkeep' = 'ringing') {
  const clock = createSimulatedClock();
  const gate = requestGate(clock);
  const scripted = scriptedLineApi();
  const clicked: string[] = [];
  const done = (what: string) => () => {
    clicked.push(what);
    return Promise.resolve(ok(null));
  };
  const api: LineApi = {
    ...scripted,
    accept: done('accept'),
    reject: done('reject'),
    terminate: done('terminate'),
    preAccept: done('pre-accept'),
    place: () => Promise.resolve(ok({ remoteId: 'a', externalId: '' })),
    realtimeSession: () => Promise.resolve(ok({ wsUrl: 'wss://x' })),
    detectKind: () => Promise.resolve(ok('web')),
  };
  return { clock, gate, scripted, clicked, metered: meteredLineApi(api, gate, { urgency }), api };
}
const NUMBER = phoneNumber('+5511999990000') as PhoneNumber;

describe('requests for a number', () => {
  test('that the agent clicked are never delayed, also in the quiet that the service asked for, and are counted', async () => {
    const { clock, gate, metered, clicked } = bench();
    gate.heard({ ...appError('rate-limited'), retryAfterMs: 60_000 }, clock.now());
    for (let times = 0; times < 30; times += 1) {
      await metered.accept('a', null);
      await metered.reject('a');
      await metered.terminate('a');
      await metered.preAccept('a', 'v=0');
      await metered.place({ to: NUMBER, sdpOffer: null });
      await metered.realtimeSession('a', 'talk');
      await metered.detectKind();
    }
    expect([clicked.length, gate.lastMinute()]).toEqual([120, 210]);
  });

  test('that nobody clicked wait for their turn and go in it', async () => {
    const { clock, gate, scripted, metered } = bench('looking');
    const answers: boolean[] = [];
    const asking = Array.from({ length: 8 }, () => metered.list(10).then(({ ok: well }) => answers.push(well)));
    await clock.advance(0);
    expect(scripted.asked).toHaveLength(4);
    await clock.advance(1_800);
    expect(scripted.asked).toHaveLength(5);
    await clock.advance(10_000);
    await Promise.all(asking);
    expect([answers.every((well) => well), gate.lastMinute()]).toEqual([true, 8]);
  });

  test('that would wait for longer than ten seconds are told so, with the time', async () => {
    const { clock, gate, scripted, metered } = bench();
    gate.heard({ ...appError('rate-limited'), retryAfterMs: 60_000 }, clock.now());
    expect(await metered.list(10)).toEqual({ ok: false, error: { code: 'rate-limited', detail: 'our own limit', retryAfterMs: 60_000 } });
    expect(await metered.read('a', true)).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    expect(scripted.asked).toEqual([]);
  });

  test('to learn what became of a call do not wait, however many went before, but obey the service', async () => {
    const { clock, gate, scripted, metered } = bench();
    for (let times = 0; times < 20; times += 1) await metered.read('a', false);
    expect(scripted.asked).toHaveLength(20);
    gate.heard({ ...appError('rate-limited'), retryAfterMs: 60_000 }, clock.now());
    expect(await metered.read('a', false)).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    expect(scripted.asked).toHaveLength(20);
  });

  test('for the offer of a ringing call do not wait, until they are so many that looking would suffer', async () => {
    const { clock, scripted, metered } = bench();
    for (let times = 0; times < 7; times += 1) await metered.read('a', true);
    expect(scripted.asked).toHaveLength(7);
    const eighth = metered.read('a', true);
    await clock.advance(5_300);
    expect(scripted.asked).toHaveLength(7);
    await clock.advance(200);
    expect(scripted.asked).toHaveLength(8);
    expect(await eighth).toMatchObject({ ok: false });
  });

  test('that are refused make everybody else wait as long as the service says', async () => {
    const { clock, gate, scripted, metered } = bench();
    const heard: string[] = [];
    const unlisten = gate.onFailure(({ code }) => void heard.push(code));
    scripted.trouble = { ...appError('rate-limited'), retryAfterMs: 20_000 };
    await metered.list(10);
    scripted.trouble = null;
    expect([gate.heldMs(), gate.enter('ringing'), gate.enter('offer'), gate.enter('click')]).toEqual([20_000, false, false, true]);
    await clock.advance(19_999);
    expect(gate.enter('ringing')).toBe(false);
    await clock.advance(1);
    expect(gate.enter('ringing')).toBe(true);
    unlisten();
    gate.heard(appError('service-broken'), clock.now());
    expect(heard).toEqual(['rate-limited']);
  });

  test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'])(
    'that met no service (%s) cost nothing, whoever asked',
    async (why) => {
      const { gate, scripted, metered } = bench();
      scripted.trouble = appError('service-unreachable', why);
      for (let times = 0; times < 20; times += 1) expect(await metered.list(10)).toEqual({ ok: false, error: scripted.trouble });
      expect([gate.waitMs('upkeep'), gate.lastMinute()]).toEqual([0, 0]);
    },
  );

  test('that could not connect in time cost nothing either', async () => {
    const { gate, scripted, metered } = bench();
    scripted.trouble = appError('service-timeout', 'UND_ERR_CONNECT_TIMEOUT');
    for (let times = 0; times < 20; times += 1) expect((await metered.list(10)).ok).toBe(false);
    expect([gate.waitMs('upkeep'), gate.lastMinute()]).toEqual([0, 0]);
  });

  test.each([
    ['service-unreachable', 'ECONNRESET'],
    ['service-unreachable', 'EPIPE'],
    ['service-unreachable', 'UND_ERR_SOCKET'],
    ['service-unreachable', 'no connection'],
    ['service-unreachable', undefined],
    ['service-timeout', 'UND_ERR_HEADERS_TIMEOUT'],
    ['service-timeout', 'no answer in time'],
    ['service-broken', 'ECONNREFUSED'],
  ] as const)('that the service may have read are counted (%s, %s)', async (code, why) => {
    const { clock, gate, scripted, metered } = bench('looking');
    scripted.trouble = appError(code, why);
    for (let times = 0; times < 4; times += 1) await metered.list(10);
    expect([gate.waitMs('looking'), gate.lastMinute()]).toEqual([1_800, 4]);
    scripted.trouble = appError('service-unreachable', 'ENOTFOUND');
    const later = metered.list(10);
    await clock.advance(1_800);
    await later;
    // Its own place is free again, theirs are not.
    expect([gate.waitMs('looking'), gate.lastMinute()]).toEqual([0, 4]);
    await clock.advance(58_200);
    expect(gate.lastMinute()).toBe(0);
  });

  test('that wait are given up at once by whoever asked', async () => {
    const { clock, gate, scripted, api } = bench();
    const ending = new AbortController();
    const metered = meteredLineApi(api, gate, { urgency: 'upkeep', signal: ending.signal });
    for (let times = 0; times < 5; times += 1) gate.count();
    const asking = metered.readNumber();
    await clock.settle();
    ending.abort();
    expect(await asking).toMatchObject({ ok: false, error: { code: 'rate-limited' } });
    expect([scripted.asked, clock.pending()]).toEqual([[], 0]);
  });
});

test('whoever asks with one key shares one gate; another key has its own', () => {
  const gates = requestGates(createSimulatedClock());
  const access = { apiBase: 'https://a', apiKey: 'ps_1' };
  expect(gates.of(access)).toBe(gates.of({ ...access }));
  expect(gates.of(access)).not.toBe(gates.of({ ...access, apiKey: 'ps_2' }));
  expect(gates.of(access)).not.toBe(gates.of({ ...access, apiBase: 'https://b' }));
});
