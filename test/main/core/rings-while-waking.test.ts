import { appError } from '#contract/errors.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import { expect, test } from 'vitest';
import type { Observation } from '../../../main/core/events/observation.ts';
import { setWakeStage, type WakeStage } from '../../support/fakes/wake-stage.ts';

/** A machine that has just woken, whose service delivers webhooks and answers no question. */
async function woken(): Promise<WakeStage> {
  const stage = setWakeStage();
  for (let times = 0; times < 200; times += 1) {
    stage.services.web.failNext('list', appError('service-broken'));
    stage.services.web.failNext('read', appError('service-broken'));
  }
  await stage.sleep(3_600_000);
  await stage.wake();
  return stage;
}

/** A webhook: of the service's own, which names its id, or Meta's, which names the other. */
const hook = (facts: Partial<Observation>): Observation => ({
  source: 'webhook',
  remoteId: null,
  externalId: null,
  direction: 'inbound',
  status: 'ringing',
  outcome: null,
  peer: '+5511988887777' as Observation['peer'],
  durationSeconds: null,
  createdAt: null,
  sdpOffer: null,
  sdpAnswer: null,
  ...facts,
});
const ago = (stage: WakeStage, ms: number): UnixMs => unixMs(stage.clock.now() - ms);

test('a call that began after the wake by its webhook’s own word rings at once', async () => {
  const stage = await woken();
  await stage.clock.advance(5_000);
  stage.desk.observe(stage.lines.web, [hook({ remoteId: 'new', createdAt: ago(stage, 500) })]);
  expect(stage.tone()).toBe('ring');
  expect(stage.rang).toHaveLength(1);
});

test.each([
  ['before the wake', 6_000],
  ['in the moment of the wake, as far as two clocks agree', 3_500],
  ['in the future', -60_000],
])('one that began %s waits for the service’s word', async (_when, ageMs) => {
  const stage = await woken();
  await stage.clock.advance(5_000);
  stage.desk.observe(stage.lines.web, [hook({ remoteId: 'old', createdAt: ago(stage, ageMs) })]);
  await stage.clock.advance(70_000);
  expect(stage.rang).toEqual([]);
});

test('one that does not say when waits until another webhook does', async () => {
  const stage = await woken();
  await stage.clock.advance(5_000);
  stage.desk.observe(stage.lines.web, [hook({ remoteId: 'one' })]);
  expect(stage.rang).toEqual([]);
  stage.desk.observe(stage.lines.web, [hook({ externalId: 'wacid.one', createdAt: ago(stage, 1_000) })]);
  expect(stage.rang).toHaveLength(1);
  expect(stage.tone()).toBe('ring');
});

test('nothing that comes while the machine goes to sleep rings, whatever it says', async () => {
  const stage = setWakeStage();
  stage.signal({ type: 'suspend' });
  await stage.clock.advance(5_000);
  stage.desk.observe(stage.lines.web, [hook({ remoteId: 'early', createdAt: stage.clock.now() })]);
  expect(stage.rang).toEqual([]);
});

test('a ring whose end nobody tells is over after a minute, also while the service cannot be asked', async () => {
  const stage = await woken();
  await stage.clock.advance(5_000);
  stage.desk.observe(stage.lines.web, [hook({ remoteId: 'lost', createdAt: stage.clock.now() })]);
  await stage.clock.advance(59_900);
  expect(stage.tone()).toBe('ring');
  await stage.clock.advance(200);
  expect(stage.tone()).toBeNull();
  expect(stage.recorded).toMatchObject([{ reason: 'missed' }]);
});

test('a ring that the list confirmed is over after a minute, also where the service fails from then on', async () => {
  const stage = setWakeStage();
  const talking = await stage.talk('web');
  for (let times = 0; times < 200; times += 1) stage.services.web.failNext('read', appError('service-broken'));
  await stage.sleep(10_000);
  const remoteId = stage.services.web.ring('+5511988887777' as Parameters<typeof stage.services.web.ring>[0]);
  await stage.wake();
  expect(stage.desk.calls().map(({ phase }) => phase)).toEqual(['active', 'ringing']);
  for (let times = 0; times < 200; times += 1) stage.services.web.failNext('list', appError('service-broken'));
  stage.services.web.move(remoteId, 'ended', 'missed');
  await stage.clock.advance(61_000);
  expect(stage.desk.calls().map(({ id, phase }) => [id, phase])).toEqual([[talking.id, 'active']]);
});
