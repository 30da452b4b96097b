import { beforeEach, describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { type CrmSettings, DEFAULT_CRM } from '#contract/integrations.ts';
import { fail, ok } from '#contract/result.ts';
import { call, IDLE, number, PRACTICE_META, SALES } from '../../../../build/gallery/fixtures.ts';
import { createCrmDesk, type CrmDesk } from '../../../../main/core/crm/crm-desk.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const RINGS = { phase: 'ringing', silenced: false } as const;
const ANA = number('+5511988880001');

let clock: SimulatedClock;
let opened: string[];
let told: string[];
let settings: CrmSettings;
let refuses: boolean;
let desk: CrmDesk;
const log = memoryLog();

beforeEach(() => {
  clock = createSimulatedClock();
  opened = [];
  told = [];
  refuses = false;
  settings = { ...DEFAULT_CRM, when: 'answer', template: 'https://crm.example/?n={digits}&quem={name}&linha={line}&de={lineNumber}' };
  desk = createCrmDesk({
    settings: () => settings,
    nameOf: (who) => (who === ANA ? 'Ana Souza' : null),
    openOutside: async (address) => {
      opened.push(address);
      return refuses ? fail(appError('outside-refused')) : ok(null);
    },
    clock,
    log,
    tell: ({ code }) => void told.push(code),
  });
  desk.follow(IDLE);
});
const active = { phase: 'active', answeredAt: IDLE.publishedAt, media: 'flowing', muted: false, held: false } as const;
const withCalls = (...calls: AppState['calls']): AppState => ({ ...IDLE, calls });

describe('the customer’s page', () => {
  test('opens once, when the agent has answered', async () => {
    desk.follow(withCalls(call(RINGS)));
    await clock.settle();
    expect(opened).toEqual([]);
    for (let again = 0; again < 3; again += 1) desk.follow(withCalls(call({ ...active, muted: again % 2 === 1 })));
    await clock.settle();
    expect(opened).toEqual(['https://crm.example/?n=5511988880001&quem=Ana%20Souza&linha=Vendas&de=%2B551140028922']);
  });

  test('opens as it rings, where the agent wants that, and not a second time at the answer', async () => {
    settings = { ...settings, when: 'ring' };
    desk.follow(withCalls(call(RINGS)));
    desk.follow(withCalls(call(active)));
    await clock.settle();
    expect(opened).toHaveLength(1);
  });

  test('opens once for a ring that goes out of sight while the network blinks', async () => {
    settings = { ...settings, when: 'ring' };
    for (const calls of [[call(RINGS)], [], [call(RINGS)], [], [call(active)]]) desk.follow(withCalls(...calls));
    await clock.settle();
    expect(opened).toHaveLength(1);
  });

  test('stays away from an agent who takes no calls, and opens as soon as they are back', async () => {
    settings = { ...settings, when: 'ring' };
    const away = { ...IDLE.presence, status: 'break' as const };
    desk.follow({ ...withCalls(call(RINGS)), presence: away });
    await clock.settle();
    expect(opened).toEqual([]);
    desk.follow(withCalls(call(RINGS)));
    await clock.settle();
    expect(opened).toHaveLength(1);
  });

  test('opens for the next call of the same customer again', async () => {
    desk.follow(withCalls(call(active, { id: 'one' })));
    desk.follow(withCalls());
    desk.follow(withCalls(call(active, { id: 'two' })));
    await clock.settle();
    expect(opened).toHaveLength(2);
  });

  test('opens for calls that the agent places only where they want it', async () => {
    desk.follow(withCalls(call(active, { id: 'out', direction: 'outbound' })));
    await clock.settle();
    expect(opened).toEqual([]);
    settings = { ...settings, outbound: true };
    desk.follow(withCalls(call({ phase: 'alerting', media: 'connecting', muted: false }, { id: 'out-2', direction: 'outbound' })));
    expect(opened).toEqual([]);
    desk.follow(withCalls(call(active, { id: 'out-2', direction: 'outbound' })));
    await clock.settle();
    expect(opened).toHaveLength(1);
  });

  test('stays away from practice calls, from callers without a number, and where it is switched off', async () => {
    desk.follow({ ...IDLE, lines: [PRACTICE_META], calls: [call(active, { line: PRACTICE_META })] });
    desk.follow(withCalls({ ...call(active, { id: 'nobody' }), peer: null }));
    settings = { ...settings, when: 'off' };
    desk.follow(withCalls(call(active, { id: 'off' })));
    await clock.settle();
    expect(opened).toEqual([]);
  });

  test('does not open for what was up before the app was started', async () => {
    const fresh = createCrmDesk({
      settings: () => settings,
      nameOf: () => null,
      openOutside: async (address) => {
        opened.push(address);
        return ok(null);
      },
      clock,
      log,
      tell: () => undefined,
    });
    fresh.follow(withCalls(call(active)));
    await clock.settle();
    expect(opened).toEqual([]);
  });

  test('fifty calls that ring open three pages, not fifty', async () => {
    settings = { ...settings, when: 'ring' };
    desk.follow(withCalls(...Array.from({ length: 50 }, (_, index) => call(RINGS, { id: `ring-${String(index)}` }))));
    await clock.settle();
    expect(opened).toHaveLength(3);
    await clock.advance(11_000);
    desk.follow(withCalls(call(RINGS, { id: 'later' })));
    await clock.settle();
    expect(opened).toHaveLength(4);
  });

  test('an address that is no good opens nothing, and the agent is told', async () => {
    settings = { ...settings, template: 'file:///{number}' };
    desk.follow(withCalls(call(active)));
    await clock.settle();
    expect([opened, told]).toEqual([[], ['crm-address-wrong']]);
    expect(await desk.open({ number: ANA, line: SALES.label, lineNumber: '', direction: '', call: '' })).toMatchObject({ ok: false });
  });

  test('a system that opens nothing is told, once for the call', async () => {
    refuses = true;
    desk.follow(withCalls(call(active)));
    await clock.settle();
    desk.follow(withCalls(call(active)));
    await clock.settle();
    expect(told).toEqual(['outside-refused']);
  });
});
