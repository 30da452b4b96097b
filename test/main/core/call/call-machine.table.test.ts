import { appError, type AppErrorCode } from '#contract/errors.ts';
import type { EndReason, PhaseName } from '#contract/call.ts';
import { unixMs } from '#contract/time.ts';
import { describe, expect, test } from 'vitest';
import type { CallEffect, CallEvent } from '../../../../main/core/call/call-event.ts';
import { stepCall } from '../../../../main/core/call/call-machine.ts';
import type { RemoteOutcome } from '../../../../main/core/events/observation.ts';
import { CALL_IN, identityOf, PHASES } from '../../../support/fakes/sample-calls.ts';
import { SIMULATED_START } from '../../../support/fakes/simulated-clock.ts';

interface Cell {
  readonly to: PhaseName;
  readonly reason: EndReason | null;
  readonly effects: readonly CallEffect['type'][];
}
type Row = Record<CallEvent['type'], Cell>;

const to = (phase: PhaseName, ...effects: readonly CallEffect['type'][]): Cell => ({ to: phase, reason: null, effects });
const ends = (reason: EndReason, ...requests: readonly CallEffect['type'][]): Cell => ({
  to: 'ended',
  reason,
  effects: [...requests, 'close-media', 'record'],
});

/** One event of each type; what an event's own facts change stands in the tables below. */
const EVENT: { readonly [Type in CallEvent['type']]: Extract<CallEvent, { type: Type }> } = {
  answer: { type: 'answer' },
  reject: { type: 'reject' },
  silence: { type: 'silence' },
  'hang-up': { type: 'hang-up' },
  rejoin: { type: 'rejoin' },
  mute: { type: 'mute', muted: true },
  hold: { type: 'hold', held: true },
  'remote-ringing': { type: 'remote-ringing' },
  'remote-accepted': { type: 'remote-accepted' },
  'remote-ended': { type: 'remote-ended', outcome: 'missed', answered: false },
  placed: { type: 'placed' },
  'place-failed': { type: 'place-failed', error: appError('peer-unreachable') },
  accepted: { type: 'accepted' },
  'accept-failed': { type: 'accept-failed', error: appError('call-setup-refused') },
  media: { type: 'media', media: 'flowing' },
  'media-failed': { type: 'media-failed', error: appError('media-lost') },
  deadline: { type: 'deadline' },
};

/** The machine: a phase or an event that nobody has decided about does not compile here. */
const TABLE = {
  ringing: {
    answer: to('answering', 'accept'),
    reject: ends('declined', 'reject'),
    silence: to('ringing'),
    'hang-up': ends('declined', 'reject'),
    rejoin: to('ringing'),
    mute: to('ringing'),
    hold: to('ringing'),
    'remote-ringing': to('ringing'),
    'remote-accepted': ends('answered-elsewhere'),
    'remote-ended': ends('missed'),
    placed: to('ringing'),
    'place-failed': to('ringing'),
    accepted: to('ringing'),
    'accept-failed': to('ringing'),
    media: to('ringing'),
    'media-failed': to('ringing'),
    deadline: ends('missed'),
  },
  answering: {
    answer: to('answering'),
    reject: ends('declined', 'terminate'),
    silence: to('answering'),
    'hang-up': ends('declined', 'terminate'),
    rejoin: to('answering'),
    mute: to('answering'),
    hold: to('answering'),
    'remote-ringing': to('answering'),
    'remote-accepted': to('answering'),
    'remote-ended': ends('caller-cancelled'),
    placed: to('answering'),
    'place-failed': to('answering'),
    accepted: to('active', 'open-media'),
    'accept-failed': ends('failed'),
    media: to('answering'),
    'media-failed': ends('failed', 'terminate'),
    deadline: ends('failed', 'terminate'),
  },
  dialing: {
    answer: to('dialing'),
    reject: ends('cancelled', 'terminate'),
    silence: to('dialing'),
    'hang-up': ends('cancelled', 'terminate'),
    rejoin: to('dialing'),
    mute: to('dialing'),
    hold: to('dialing'),
    'remote-ringing': to('dialing'),
    'remote-accepted': to('dialing'),
    'remote-ended': to('dialing'),
    placed: to('alerting', 'open-early-media'),
    'place-failed': ends('failed'),
    accepted: to('dialing'),
    'accept-failed': to('dialing'),
    media: to('dialing'),
    'media-failed': ends('failed', 'terminate'),
    deadline: ends('failed', 'terminate'),
  },
  alerting: {
    answer: to('alerting'),
    reject: ends('cancelled', 'terminate'),
    silence: to('alerting'),
    'hang-up': ends('cancelled', 'terminate'),
    rejoin: to('alerting'),
    mute: to('alerting', 'set-muted'),
    hold: to('alerting'),
    'remote-ringing': to('alerting'),
    'remote-accepted': to('active', 'open-media'),
    'remote-ended': ends('no-answer'),
    placed: to('alerting'),
    'place-failed': to('alerting'),
    accepted: to('alerting'),
    'accept-failed': to('alerting'),
    media: to('alerting'),
    'media-failed': ends('failed', 'terminate'),
    deadline: ends('no-answer', 'terminate'),
  },
  active: {
    answer: to('active'),
    reject: ends('completed', 'terminate'),
    silence: to('active'),
    'hang-up': ends('completed', 'terminate'),
    rejoin: to('active'),
    mute: to('active', 'set-muted'),
    hold: to('active', 'set-held'),
    'remote-ringing': to('active'),
    'remote-accepted': to('active'),
    'remote-ended': ends('completed'),
    placed: to('active'),
    'place-failed': to('active'),
    accepted: to('active'),
    'accept-failed': to('active'),
    media: to('active'),
    'media-failed': ends('failed', 'terminate'),
    deadline: to('active'),
  },
  stranded: {
    answer: to('stranded'),
    reject: ends('completed', 'terminate'),
    silence: to('stranded'),
    'hang-up': ends('completed', 'terminate'),
    rejoin: to('active', 'open-media'),
    mute: to('stranded'),
    hold: to('stranded'),
    'remote-ringing': to('stranded'),
    'remote-accepted': to('stranded'),
    'remote-ended': ends('completed'),
    placed: to('stranded'),
    'place-failed': to('stranded'),
    accepted: to('stranded'),
    'accept-failed': to('stranded'),
    media: to('stranded'),
    'media-failed': to('stranded'),
    deadline: ends('failed', 'terminate'),
  },
  ended: {
    answer: to('ended'),
    reject: to('ended'),
    silence: to('ended'),
    'hang-up': to('ended'),
    rejoin: to('ended'),
    mute: to('ended'),
    hold: to('ended'),
    'remote-ringing': to('ended'),
    'remote-accepted': to('ended'),
    'remote-ended': to('ended'),
    placed: to('ended', 'terminate'),
    'place-failed': to('ended'),
    accepted: to('ended', 'terminate'),
    'accept-failed': to('ended'),
    media: to('ended'),
    'media-failed': to('ended'),
    deadline: to('ended'),
  },
} as const satisfies Record<PhaseName, Row>;

const AT = unixMs(SIMULATED_START + 5_000);

describe.each(PHASES)('a call that is %s', (phase) => {
  const row: Row = TABLE[phase];
  test.each(Object.values(EVENT))('on $type goes where the table says', (event) => {
    const cell = row[event.type];
    const { call, effects } = stepCall(CALL_IN[phase], event, AT);
    expect(call.phase).toBe(cell.to);
    expect(effects.map(({ type }) => type)).toEqual(cell.effects);
    if (phase === 'ended') expect(call).toBe(CALL_IN.ended);
    else if (call.phase === 'ended') expect(call).toMatchObject({ reason: cell.reason, endedAt: AT });
    expect(identityOf(call)).toEqual(identityOf(CALL_IN[phase]));
  });
});

/** Why a call ended, by how far it had come and by what the service says: `[unanswered, answered]`. */
const END_REASON = {
  ringing: {
    completed: ['missed', 'answered-elsewhere'],
    rejected: ['declined-elsewhere', 'answered-elsewhere'],
    missed: ['missed', 'answered-elsewhere'],
    failed: ['missed', 'answered-elsewhere'],
    unknown: ['missed', 'answered-elsewhere'],
  },
  answering: {
    completed: ['caller-cancelled', 'answered-elsewhere'],
    rejected: ['caller-cancelled', 'answered-elsewhere'],
    missed: ['caller-cancelled', 'answered-elsewhere'],
    failed: ['caller-cancelled', 'answered-elsewhere'],
    unknown: ['caller-cancelled', 'answered-elsewhere'],
  },
  alerting: {
    completed: ['no-answer', 'completed'],
    rejected: ['declined-by-peer', 'completed'],
    missed: ['no-answer', 'completed'],
    failed: ['failed', 'completed'],
    unknown: ['no-answer', 'completed'],
  },
  active: {
    completed: ['completed', 'completed'],
    rejected: ['completed', 'completed'],
    missed: ['completed', 'completed'],
    failed: ['completed', 'completed'],
    unknown: ['completed', 'completed'],
  },
  stranded: {
    completed: ['completed', 'completed'],
    rejected: ['completed', 'completed'],
    missed: ['completed', 'completed'],
    failed: ['completed', 'completed'],
    unknown: ['completed', 'completed'],
  },
} as const satisfies Record<Exclude<PhaseName, 'dialing' | 'ended'>, Record<RemoteOutcome, readonly [EndReason, EndReason]>>;

describe('the end that the service tells', () => {
  const cases = (Object.keys(END_REASON) as readonly (keyof typeof END_REASON)[]).flatMap((phase) =>
    (Object.keys(END_REASON[phase]) as readonly RemoteOutcome[]).flatMap((outcome) => [
      { phase, outcome, answered: false, reason: END_REASON[phase][outcome][0] },
      { phase, outcome, answered: true, reason: END_REASON[phase][outcome][1] },
    ]),
  );
  test.each(cases)('$outcome while $phase, answered: $answered, is $reason', ({ phase, outcome, answered, reason }) => {
    const { call } = stepCall(CALL_IN[phase], { type: 'remote-ended', outcome, answered }, AT);
    expect(call).toMatchObject({ phase: 'ended', reason });
  });
});

describe('what an ended call remembers', () => {
  test('the time of the answer, where there was one', () => {
    expect(stepCall(CALL_IN.active, EVENT['hang-up'], AT).call).toMatchObject({ answeredAt: SIMULATED_START });
    expect(stepCall(CALL_IN.stranded, EVENT['remote-ended'], AT).call).toMatchObject({ answeredAt: SIMULATED_START });
    expect(stepCall(CALL_IN.stranded, EVENT.rejoin, AT).call).toMatchObject({ answeredAt: SIMULATED_START });
    expect(stepCall(CALL_IN.alerting, EVENT['hang-up'], AT).call).toMatchObject({ answeredAt: null });
  });

  const whys: readonly (readonly [AppErrorCode, EndReason, AppErrorCode | null])[] = [
    ['answered-elsewhere', 'answered-elsewhere', null],
    ['call-gone', 'caller-cancelled', null],
    ['service-timeout', 'failed', 'service-timeout'],
  ];
  test.each(whys)('an accept that failed by %s ends as %s', (code, reason, shown) => {
    const { call } = stepCall(CALL_IN.answering, { type: 'accept-failed', error: appError(code) }, AT);
    expect(call).toMatchObject({ reason, error: shown === null ? null : { code: shown } });
  });

  test('the error that a deadline stands for', () => {
    expect(stepCall(CALL_IN.answering, EVENT.deadline, AT).call).toMatchObject({ error: { code: 'call-setup-timeout' } });
    expect(stepCall(CALL_IN.dialing, EVENT.deadline, AT).call).toMatchObject({ error: { code: 'service-timeout' } });
    expect(stepCall(CALL_IN.alerting, EVENT.deadline, AT).call).toMatchObject({ reason: 'no-answer', error: null });
    expect(stepCall(CALL_IN.stranded, EVENT.deadline, AT).call).toMatchObject({ error: { code: 'call-lost-in-restart' } });
  });
});

test('sound and mute of an outbound call are carried over the pick-up', () => {
  const early = { ...CALL_IN.alerting, media: 'flowing', muted: true } as const;
  expect(stepCall(early, EVENT['remote-accepted'], AT).call).toMatchObject({
    phase: 'active',
    media: 'flowing',
    muted: true,
    answeredAt: AT,
  });
});

test('muting what is muted asks for nothing', () => {
  const muted = { ...CALL_IN.active, muted: true };
  expect(stepCall(muted, EVENT.mute, AT)).toEqual({ call: muted, effects: [] });
});

test('mute outlives a hold, and the call is taken up as muted as it was parked', () => {
  const held = stepCall({ ...CALL_IN.active, muted: true }, EVENT.hold, AT).call;
  expect(held).toMatchObject({ muted: true, held: true });
  expect(stepCall(held, { type: 'hold', held: false }, AT).call).toMatchObject({ muted: true, held: false });
});

test('holding what is held asks for nothing', () => {
  const held = { ...CALL_IN.active, held: true };
  expect(stepCall(held, EVENT.hold, AT)).toEqual({ call: held, effects: [] });
});
