import { appError } from '#contract/errors.ts';
import type { CallId, EndReason, PhaseName } from '#contract/call.ts';
import type { LineKind } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import type { RemoteOutcome, RemoteStatus } from '../../../../main/core/events/observation.ts';
import { type CallStage, setCallStage, type StageSet } from '../../../support/fakes/call-stage.ts';
import { createMortal } from '../../../support/fakes/mortal-ports.ts';
import { OTHER_CUSTOMER } from '../../../support/fakes/people.ts';

const KINDS = ['meta', 'web'] as const;
type Up = Exclude<PhaseName, 'stranded' | 'ended'>;

/** A call in this phase, and the app killed in it. */
async function crashIn(phase: Up, kind: LineKind): Promise<{ readonly dead: CallStage; readonly id: string; readonly remoteId: string }> {
  const mortal = createMortal();
  const dead = setCallStage({ mortal });
  const { id, remoteId } = await reach(dead, phase, kind);
  mortal.kill();
  return { dead, id, remoteId };
}

async function reach(stage: CallStage, phase: Up, kind: LineKind): Promise<{ readonly id: string; readonly remoteId: string }> {
  if (phase === 'active') return stage.talk(kind);
  if (phase === 'dialing') {
    stage.services[kind].hold('place');
    return stage.dial(kind);
  }
  if (phase === 'alerting') return stage.dial(kind);
  const rung = await stage.ring(kind);
  if (phase === 'answering') {
    stage.services[kind].hold('accept');
    stage.desk.answer(rung.id);
    await stage.clock.settle();
  }
  return rung;
}

async function restart(after: CallStage, facts: Omit<StageSet, 'after'> = {}): Promise<CallStage> {
  const stage = setCallStage({ after, ...facts });
  await stage.clock.settle();
  return stage;
}

interface Case {
  readonly was: Up;
  /** What the service did while the app was away; null: nothing. */
  readonly moved: RemoteStatus | null;
  readonly outcome?: RemoteOutcome;
  /** What is on the screen, or in the list: a phase, or a reason. Where the kinds differ, Meta stands first. */
  readonly becomes: PhaseName | EndReason | readonly [PhaseName | EndReason, PhaseName | EndReason];
}

const CASES: readonly Case[] = [
  { was: 'ringing', moved: null, becomes: 'ringing' },
  { was: 'ringing', moved: 'accepted', becomes: 'answered-elsewhere' },
  { was: 'ringing', moved: 'ended', outcome: 'missed', becomes: 'missed' },
  { was: 'ringing', moved: 'ended', outcome: 'rejected', becomes: 'declined-elsewhere' },
  // The fake service carries accept out at once; its answer is what was lost.
  { was: 'answering', moved: null, becomes: ['failed', 'stranded'] },
  { was: 'answering', moved: 'ended', outcome: 'completed', becomes: 'failed' },
  { was: 'dialing', moved: null, becomes: 'failed' },
  { was: 'dialing', moved: 'ended', outcome: 'rejected', becomes: 'failed' },
  { was: 'alerting', moved: null, becomes: ['failed', 'alerting'] },
  { was: 'alerting', moved: 'accepted', becomes: ['failed', 'stranded'] },
  { was: 'alerting', moved: 'ended', outcome: 'rejected', becomes: 'declined-by-peer' },
  { was: 'alerting', moved: 'ended', outcome: 'missed', becomes: 'no-answer' },
  { was: 'active', moved: null, becomes: ['failed', 'stranded'] },
  { was: 'active', moved: 'ended', outcome: 'completed', becomes: 'completed' },
];

describe.each(KINDS)('after the app was killed, a call of a %s number', (kind) => {
  test.each(CASES)('that was $was, and is $moved ($outcome) by now', async ({ was, moved, outcome, becomes }) => {
    const { dead, id, remoteId } = await crashIn(was, kind);
    await dead.clock.advance(4_000);
    if (moved !== null) dead.services[kind].move(remoteId, moved, outcome);
    const stage = await restart(dead);
    await stage.clock.advance(10_100);
    const wanted = typeof becomes === 'string' ? becomes : becomes[kind === 'meta' ? 0 : 1];
    const shown = stage.desk.calls().find((call) => call.id === id);
    const listed = stage.kept.history.recent(10);
    if (shown !== undefined && shown.phase !== 'ended') {
      expect([shown.phase, listed]).toEqual([wanted, []]);
      expect(stage.kept.journal.read().map((call) => call.id)).toEqual([id]);
    } else {
      expect(listed.map((call) => [call.id, call.reason])).toEqual([[id, wanted]]);
      expect(stage.kept.journal.read()).toEqual([]);
      // What we ended, or cannot take up, is not left up at the service; what a colleague has is not touched.
      expect(stage.services[kind].remote(remoteId).status).toBe(wanted === 'answered-elsewhere' ? 'accepted' : 'ended');
    }
    if (wanted === 'failed') expect(shown).toMatchObject({ phase: 'ended', error: { code: 'call-lost-in-restart' } });
    expect(stage.faults()).toEqual([]);
    // A second crash changes nothing.
    const again = await restart(stage);
    expect(again.kept.history.recent(10)).toEqual(listed);
  });

  test('that rings on is answered as any other', async () => {
    const { dead } = await crashIn('ringing', kind);
    const stage = await restart(dead);
    const [call] = stage.desk.calls();
    if (call === undefined) throw new Error('nothing rings');
    await stage.hear(kind, stage.services[kind].newest().remoteId);
    expect(stage.desk.calls()).toHaveLength(1);
    stage.desk.answer(call.id);
    await stage.clock.settle();
    expect(stage.phase(call.id)).toBe('active');
    expect(stage.faults()).toEqual([]);
  });

  test('keeps the time of its answer and its length when it ended meanwhile', async () => {
    const { dead, id, remoteId } = await crashIn('active', kind);
    const answeredAt = dead.clock.now();
    await dead.clock.advance(30_000);
    dead.services[kind].move(remoteId, 'ended');
    await dead.clock.advance(600_000);
    const stage = await restart(dead);
    expect(stage.kept.history.recent(10)).toMatchObject([{ id, answeredAt, endedAt: answeredAt + 30_000, reason: 'completed' }]);
    expect(stage.desk.calls()).toEqual([]);
  });

  test('is asked for until the service answers, and is neither listed nor forgotten before', async () => {
    const { dead, id, remoteId } = await crashIn('ringing', kind);
    for (let times = 0; times < 4; times += 1) dead.services[kind].failNext('read', appError('service-unreachable'));
    const stage = await restart(dead);
    await stage.clock.advance(14_900);
    expect([stage.desk.calls(), stage.kept.history.recent(10)]).toEqual([[], []]);
    stage.services[kind].move(remoteId, 'ended', 'missed');
    await stage.clock.advance(200);
    expect(stage.kept.history.recent(10)).toMatchObject([{ id, reason: 'missed' }]);
  });

  test('is asked for at once when the line’s feed has told of it', async () => {
    const { dead, id, remoteId } = await crashIn('ringing', kind);
    for (let times = 0; times < 3; times += 1) dead.services[kind].failNext('read', appError('service-unreachable'));
    const stage = await restart(dead);
    await stage.clock.advance(3_100);
    await stage.hear(kind, remoteId, { source: 'list' });
    expect(stage.desk.calls()).toMatchObject([{ id, phase: 'ringing' }]);
  });

  test('that ended while it was asked for does not ring', async () => {
    const { dead, id, remoteId } = await crashIn('ringing', kind);
    const letGo = dead.services[kind].hold('read');
    const stage = await restart(dead);
    stage.services[kind].move(remoteId, 'ended', 'missed');
    await stage.hear(kind, remoteId, { source: 'webhook' });
    letGo();
    await stage.clock.settle();
    expect(stage.desk.calls().filter(({ phase }) => phase === 'ringing')).toEqual([]);
    expect(stage.kept.history.recent(10)).toMatchObject([{ id, reason: 'missed' }]);
  });

  test('that was declined or missed before does not ring again, and is not listed again', async () => {
    const mortal = createMortal();
    const dead = setCallStage({ mortal });
    const rung = await dead.ring(kind);
    dead.services[kind].failNext('reject', appError('service-unreachable'));
    dead.desk.reject(rung.id);
    await dead.clock.settle();
    mortal.kill();
    const stage = await restart(dead, { watchedSince: unixMs(dead.clock.now() - 300_000) });
    await stage.hear(kind, rung.remoteId, { source: 'list' });
    expect(stage.services[kind].remote(rung.remoteId)).toMatchObject({ status: 'ended', outcome: 'rejected' });
    await stage.hear(kind, rung.remoteId, { source: 'list' });
    expect(stage.desk.calls()).toEqual([]);
    expect(stage.kept.history.recent(10).map(({ reason }) => reason)).toEqual(['declined']);
  });

  test('that was hung up without the service knowing is left after the restart', async () => {
    const mortal = createMortal();
    const dead = setCallStage({ mortal });
    const { id, remoteId } = await dead.talk(kind);
    dead.services[kind].failNext('terminate', appError('service-unreachable'));
    dead.desk.hangUp(id);
    await dead.clock.settle();
    mortal.kill();
    const stage = await restart(dead);
    expect(stage.services[kind].remote(remoteId).status).toBe('ended');
    expect(stage.kept.history.recent(10).map(({ reason }) => reason)).toEqual(['completed']);
    expect(stage.kept.journal.read()).toEqual([]);
  });

  test('whose line was removed is listed as far as it is known, and not kept for ever', async () => {
    const { dead, id } = await crashIn('active', kind);
    const stage = await restart(dead, { opens: [] });
    await stage.clock.advance(599_000);
    expect(stage.kept.journal.read()).toHaveLength(1);
    await stage.clock.advance(1_100);
    expect(stage.kept.history.recent(10)).toMatchObject([{ id, reason: 'completed', lineLabel: `Line ${kind}` }]);
    expect([stage.kept.journal.read(), stage.clock.pending()]).toEqual([[], 0]);
  });

  test('that rang when the app was quit stays in the journal over a quit in which its line never opened', async () => {
    const first = setCallStage();
    const { id, remoteId } = await first.ring(kind);
    await first.desk.stop();
    const second = await restart(first, { opens: [] });
    await second.desk.stop();
    await second.desk.closeLine(second.lines[kind]);
    expect(second.clock.pending()).toBe(0);
    const rangAt = first.clock.now();
    first.services[kind].move(remoteId, 'ended', 'missed');
    await first.clock.advance(3_600_000);
    const third = await restart(second);
    expect(third.kept.history.recent(10)).toMatchObject([{ id, reason: 'missed', endedAt: rangAt + 60_000 }]);
    expect([third.kept.journal.read(), third.desk.calls(), third.faults()]).toEqual([[], [], []]);
  });

  test('whose line opens late is taken up then', async () => {
    const { dead, id, remoteId } = await crashIn('active', kind);
    const stage = await restart(dead, { opens: [] });
    await stage.clock.advance(120_000);
    stage.services[kind].move(remoteId, 'ended');
    stage.openLine(kind);
    await stage.clock.settle();
    expect(stage.kept.history.recent(10)).toMatchObject([{ id, reason: 'completed' }]);
    expect(stage.clock.pending()).toBe(0);
  });
});

test('calls of a line that dies with the app are not journalled, and recorded as any other', async () => {
  const stage = setCallStage({ outlivesApp: false });
  const { id } = await stage.talk('web');
  expect(stage.kept.journal.writes).toEqual([]);
  stage.desk.hangUp(id);
  await stage.clock.settle();
  expect(stage.kept.history.recent(10)).toMatchObject([{ id, reason: 'completed' }]);
});

describe('a stranded call', () => {
  const strand = async (): Promise<{ readonly stage: CallStage; readonly id: CallId; readonly remoteId: string }> => {
    const { dead, remoteId } = await crashIn('active', 'web');
    const stage = await restart(dead);
    const [call] = stage.desk.calls();
    if (call?.phase !== 'stranded') throw new Error('nothing is stranded');
    return { stage, id: call.id, remoteId };
  };

  test('is rejoined in a new session, and keeps the time of its answer', async () => {
    const { stage, id } = await strand();
    const before = stage.call(id);
    expect(stage.audio.opened).toEqual([]);
    expect(stage.desk.rejoin(id)).toEqual({ ok: true, value: null });
    await stage.clock.settle();
    expect(stage.audio.opened).toHaveLength(1);
    expect(stage.call(id)).toMatchObject({ phase: 'active', answeredAt: before?.phase === 'stranded' ? before.answeredAt : null });
    stage.desk.hangUp(id);
    await stage.clock.settle();
    expect(stage.faults()).toEqual([]);
  });

  test('that nobody rejoins within a minute is ended, and the customer is not left waiting', async () => {
    const { stage, id, remoteId } = await strand();
    await stage.clock.advance(60_000);
    expect(stage.call(id)).toMatchObject({ reason: 'failed', error: { code: 'call-lost-in-restart' } });
    expect(stage.services.web.remote(remoteId).status).toBe('ended');
  });

  test('leaves the agent free for another, and is not rejoined over it', async () => {
    const { stage, id } = await strand();
    const other = await stage.ring('web', OTHER_CUSTOMER);
    expect(stage.desk.answer(other.id)).toEqual({ ok: true, value: null });
    await stage.clock.settle();
    expect(stage.desk.rejoin(id)).toMatchObject({ ok: false, error: { code: 'line-busy' } });
    expect(stage.phase(id)).toBe('stranded');
  });

  test('is over when the customer leaves', async () => {
    const { stage, id, remoteId } = await strand();
    stage.services.web.move(remoteId, 'ended');
    await stage.hear('web', remoteId);
    expect(stage.kept.history.recent(10)).toMatchObject([{ id, reason: 'completed' }]);
  });
});
