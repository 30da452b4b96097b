import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineId } from '#contract/line.ts';
import { ok } from '#contract/result.ts';
import { unixMs } from '#contract/time.ts';
import { openAccountApi } from '../../../../main/adapters/pilot-status/open-account-api.ts';
import { openLineApi } from '../../../../main/adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from '../../../../main/adapters/pilot-status/open-webhook-api.ts';
import { createKnownCalls } from '../../../../main/core/events/known-calls.ts';
import type { Observation } from '../../../../main/core/events/observation.ts';
import { serviceOffsets } from '../../../../main/core/events/service-offset.ts';
import { openLineFeed } from '../../../../main/gateway/line-feed.ts';
import { requestGate } from '../../../../main/gateway/request-gate.ts';
import { createSimulatedClock, SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

/** A call that is long over: whatever is done to it below, nobody rings. */
const OVER = {
  id: 'call_1',
  externalCallId: 'wacid.1',
  direction: 'INBOUND',
  status: 'COMPLETED',
  peerNumber: '5511999990000',
  durationSeconds: 9,
  createdAt: new Date(SIMULATED_START - 600_000).toISOString(),
  endedAt: new Date(SIMULATED_START - 500_000).toISOString(),
};
const ROUTES = {
  list: { calls: [OVER, { ...OVER, id: 'call_2', externalCallId: 'wacid.2' }] },
  call: { ...OVER, sdpOffer: 'v=0\r\n', sdpAnswer: null },
  numbers: [{ id: 'n1', number: '5511999990000', name: 'Shop', state: 'OPEN', isFullyConnected: true, apiKeys: [{ keyLast4: '_key' }] }],
  settings: { calling: { status: 'ENABLED' } },
  session: { wsUrl: 'ws://127.0.0.1:1/x?token=t', token: 't', expiresInSeconds: 120 },
  keys: [{ numberId: 'n1', number: '5511999990000', key: 'ps_key', revealable: true }],
  logs: [{ event: 'call.ended', status: 'SUCCESS', payload: { event: 'call.ended', callId: 'call_1' }, createdAt: OVER.createdAt }],
  error: { error: 'x', code: 'META_138006' },
} as const;

/** Odd values for any place. None of them is a word that rings, nor makes a call young. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    0,
    -1,
    1e308,
    -1e308,
    5e-324,
    9_007_199_254_740_992,
    [],
    {},
    [[[[]]]],
    '\u0000',
    '\ud800',
    '💥'.repeat(300),
  ),
  fc.string({ maxLength: 40 }).filter((text) => !/ring|initiat/i.test(text)),
  fc.double(),
  fc.dictionary(
    fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'id', 'length'),
    fc.constantFrom(1, null, 'x', { polluted: 1 }),
    {
      maxKeys: 4,
    },
  ),
);

/** Puts odd values in the place of some members, by their number in the text; takes others away; adds hostile ones. */
function twisted(value: unknown, edits: readonly { readonly at: number; readonly to: unknown }[]): unknown {
  let place = 0;
  const walk = (node: unknown): unknown => {
    const edit = edits.find(({ at }) => at === place);
    place += 1;
    // How a call stands is what rings: it stays over.
    if (edit !== undefined) return edit.to;
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([name, member]) => [name, name === 'status' || name === 'endedAt' ? member : walk(member)]),
    );
  };
  return walk(value);
}

const HOSTILE = [
  '<!doctype html><html><head><title>Log in to the Wi-Fi</title></head><body><form action=/login></form></body></html>',
  '',
  'null',
  '"text"',
  '7',
  '[]',
  '{"calls":null}',
  '{"calls":[null,1,"x",[],{}]}',
  `{"calls":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
  '{"__proto__":{"polluted":1},"calls":[{"__proto__":{"id":"p","direction":"INBOUND","status":"RINGING","peerNumber":"5511988880000"}}]}',
  '{"constructor":{"prototype":{"polluted":1}},"id":"c","direction":{"toString":1}}',
  '{"calls":[],"calls":{"length":1e9}}',
  '\ufeff{"calls":[]}',
  'ok\r\n\r\nHTTP/1.1 200 OK',
  '1e999',
];

const body = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .tuple(fc.constantFrom(...Object.values(ROUTES)), fc.array(fc.record({ at: fc.nat(24), to: odd }), { maxLength: 4 }))
    .map(([route, edits]) => JSON.stringify(twisted(route, edits)) ?? 'null'),
  fc.tuple(fc.constantFrom(...Object.values(ROUTES)), fc.nat(400)).map(([route, length]) => JSON.stringify(route).slice(0, length)),
  fc.string({ maxLength: 200 }),
);
const charset = fc.constantFrom('application/json', 'application/json; charset=utf-16', 'text/html; charset=iso-8859-1', 'image/png', '');
const answer = fc.record({
  body,
  status: fc.constantFrom(
    200,
    200,
    200,
    200,
    201,
    202,
    206,
    299,
    301,
    302,
    304,
    400,
    401,
    402,
    403,
    404,
    409,
    418,
    422,
    429,
    500,
    502,
    503,
    504,
  ),
  utf16: fc.boolean(),
  headers: fc.record(
    {
      'content-type': charset,
      'content-length': fc.constantFrom('0', '7', '999999999999', '-1', 'x'),
      'retry-after': fc.constantFrom('0', '5', '-5', '99999999', 'Wed, 21 Oct 2099 07:28:00 GMT', 'soon', ''),
      date: fc.constantFrom('Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', 'yesterday'),
      etag: fc.constantFrom('"a"', 'W/"b"', 'bare', '"\u00e9"', `"${'x'.repeat(5_000)}"`),
      age: fc.constantFrom('1', '-1'),
    },
    { requiredKeys: [] },
  ),
  thrown: fc.option(fc.constantFrom(new TypeError('fetch failed'), new DOMException('x', 'TimeoutError'), new Error('x', { cause: 7 })), {
    freq: 30,
  }),
});
type Answer = typeof answer extends fc.Arbitrary<infer Value> ? Value : never;

/** A `fetch` that answers as told, one answer after the other. */
function cannedFetch(answers: readonly Answer[]): typeof fetch {
  let turn = 0;
  return () => {
    const told = answers[turn++ % answers.length];
    if (told === undefined || told.thrown !== null) return Promise.reject(told?.thrown ?? new Error('no answer'));
    const { status, headers } = told;
    const bytes = told.utf16 ? Buffer.from(told.body, 'utf16le') : Buffer.from(told.body, 'utf8');
    return Promise.resolve(new Response(status === 304 ? null : bytes, { status, headers: headers as Record<string, string> }));
  };
}

const ACCESS = { apiBase: 'http://127.0.0.1:1/v1', apiKey: 'ps_key' };
const prototypes = (): string =>
  [Object.prototype, Array.prototype, String.prototype, Function.prototype].map((one) => Object.getOwnPropertyNames(one).join()).join();

test('ten thousand fuzzed answers: a value every time, no ring, and no prototype changes', { timeout: 60_000 }, async () => {
  const before = prototypes();
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 10 }), async (answers) => {
      const tools = { fetch: cannedFetch(answers), log: memoryLog(), offsets: serviceOffsets(() => SIMULATED_START) };
      const line = openLineApi(ACCESS, tools);
      const webhooks = openWebhookApi(ACCESS, tools);
      const known = createKnownCalls({ now: () => SIMULATED_START, watchedSince: unixMs(0), isKept: () => false });
      const [listed, read, ...others] = [
        await line.list(25),
        await line.read('call_1', true),
        await line.readNumber(),
        await line.readCalling(),
        await line.detectKind(),
        await line.realtimeSession('a', 'talk'),
        await line.accept('a', null),
        await openAccountApi(ACCESS, tools).readNumbers(),
        await webhooks.deliveries('wh_1'),
        await webhooks.list(),
      ] as const;
      asked += 10;
      const shown = [...(listed.ok ? listed.value : []), ...(read.ok ? [read.value] : [])];
      for (const call of shown) {
        const verdict = known.observe({ ...call, source: 'list' } satisfies Observation)?.verdict.type;
        if (verdict === 'begin') return false;
      }
      return [listed, read, ...others].every((result) => result.ok || result.error.code !== 'internal') && !('polluted' in {});
    }),
    { numRuns: 1_000, seed: 20_261_122 },
  );
  expect(asked).toBe(10_000);
  expect(prototypes()).toBe(before);
});

test(
  'a feed that is told nothing but nonsense for half an hour neither rings nor stops looking, nor asks too often',
  { timeout: 60_000 },
  async () => {
    const before = prototypes();
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 20, maxLength: 40 }), async (answers) => {
        const clock = createSimulatedClock();
        const times: number[] = [];
        const canned = cannedFetch(answers.map((one) => ({ ...one, headers: { ...one.headers, 'retry-after': '5' } })));
        const counted: typeof fetch = (input, init) => {
          times.push(clock.now());
          return canned(input, init);
        };
        const log = memoryLog();
        const known = createKnownCalls({ now: clock.now, watchedSince: SIMULATED_START, isKept: () => false });
        let rings = 0;
        const feed = openLineFeed({
          lineId: lineId('line-1'),
          watchedSince: SIMULATED_START,
          api: openLineApi(ACCESS, { fetch: counted, log }),
          gate: requestGate(clock),
          webhooks: openWebhookApi(ACCESS, { fetch: counted, log }),
          eventLog: { append: () => Promise.resolve(ok({ cursor: { epoch: 'e', seq: 1 }, duplicate: false })) },
          listener: {
            observed(news) {
              for (const one of news) if (known.observe(one)?.verdict.type === 'begin') rings += 1;
            },
            reach: () => undefined,
            health: () => undefined,
          },
          clock,
          random: () => 0.5,
          log,
          openWebhooks: null,
        });
        await clock.advance(1_800_000);
        await feed.stop();
        const busiest = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length));
        const late = times.some((at) => at > clock.now() - 120_000);
        return rings === 0 && busiest <= 40 && late && !log.text().includes('failed at') && clock.pending() === 0;
      }),
      { numRuns: 6, seed: 20_261_122 },
    );
    expect(prototypes()).toBe(before);
  },
);
