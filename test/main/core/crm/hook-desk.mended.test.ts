import { beforeEach, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { DEFAULT_HOOK, type HookSettings } from '#contract/integrations.ts';
import { call, IDLE } from '../../../../build/gallery/fixtures.ts';
import { createHookDesk, type HookDesk } from '../../../../main/core/crm/hook-desk.ts';
import type { HookAnswer } from '../../../../main/core/crm/hook-port.ts';
import { createMemoryOutbox, type MemoryOutbox } from '../../../support/fakes/memory-outbox.ts';
import { createCountedIds } from '../../../support/fakes/memory-stores.ts';
import { createMemorySecretStore } from '../../../support/fakes/memory-secret-store.ts';
import { createSimulatedClock, type SimulatedClock } from '../../../support/fakes/simulated-clock.ts';
import { memoryLog } from '../../../support/memory-log.ts';

const ARRIVED: HookAnswer = { isArrived: true, answer: '204', mayRetry: false };
const BUSY: HookAnswer = { isArrived: false, answer: '503', mayRetry: true };
const DAY_MS = 86_400_000;

let clock: SimulatedClock;
let settings: HookSettings;
let sentTo: string[];
let answers: HookAnswer[];
let outbox: MemoryOutbox;
let desk: HookDesk;
let ringing: AppState;

beforeEach(() => {
  clock = createSimulatedClock();
  settings = { ...DEFAULT_HOOK, isOn: true, url: 'https://crm.example/hook' };
  [sentTo, answers, outbox] = [[], [], createMemoryOutbox()];
  desk = createHookDesk({
    settings: () => settings,
    secrets: createMemorySecretStore(),
    outbox,
    send: async (_letter, { url }) => {
      sentTo.push(url);
      return answers.shift() ?? ARRIVED;
    },
    makeSecret: () => 'whsec_made',
    nameOf: () => null,
    noteOf: () => null,
    clock,
    newId: createCountedIds(),
    log: memoryLog(),
    tell: () => undefined,
    changed: () => undefined,
  });
  ringing = { ...IDLE, recents: [], calls: [{ ...call({ phase: 'ringing', silenced: false }), createdAt: clock.now() }] };
});

/** What follows from settings that were changed: a state in which nothing else is new. */
async function change(part: Partial<HookSettings>): Promise<void> {
  settings = { ...settings, ...part };
  desk.follow(ringing);
  await clock.settle();
}

test('a letter that waits for want of an address leaves as soon as it is mended', async () => {
  await change({ url: 'http://crm.example/hook' });
  await clock.advance(100_000);
  expect([sentTo.length, outbox.kept().length]).toEqual([0, 1]);
  await change({ url: 'https://crm.example/hook' });
  expect([sentTo, outbox.kept()]).toEqual([['https://crm.example/hook'], []]);
});

test('a letter that waits leaves as soon as it is switched on again', async () => {
  answers = [BUSY];
  await change({});
  await change({ isOn: false });
  await clock.advance(100_000);
  expect([sentTo.length, outbox.kept().length]).toEqual([1, 1]);
  await change({ isOn: true });
  expect([sentTo.length, outbox.kept().length]).toEqual([2, 0]);
});

test('another address gets at once what the one before was to get later', async () => {
  answers = [BUSY, BUSY, BUSY, BUSY];
  await change({});
  await clock.advance(36_000);
  await change({ url: 'https://other.example/hook' });
  expect([sentTo.length, sentTo.at(-1), clock.pending()]).toEqual([5, 'https://other.example/hook', 0]);
  expect(desk.state().deliveries).toMatchObject([{ standing: 'delivered', attempts: 5 }]);
});

test('nothing is sent before its time where neither switch nor address was changed', async () => {
  answers = [BUSY];
  await change({});
  await change({ url: ` ${settings.url} `, events: ['call.missed'] });
  expect(sentTo).toHaveLength(1);
  await clock.advance(1_000);
  expect(sentTo).toHaveLength(2);
});

test('what is of yesterday is not sent by switching it on today', async () => {
  answers = [BUSY];
  await change({});
  await change({ isOn: false });
  clock.jump(DAY_MS + 1);
  await change({ isOn: true });
  expect([sentTo.length, outbox.kept()]).toEqual([1, []]);
});
