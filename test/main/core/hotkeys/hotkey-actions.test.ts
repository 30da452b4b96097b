import { describe, expect, test } from 'vitest';
import { type Call, callId, type CallPhase } from '#contract/call.ts';
import { incomingView } from '#contract/incoming.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { AVAILABLE_SINCE_START } from '#contract/presence.ts';
import { deedOf as deed } from '../../../../main/core/hotkeys/hotkey-actions.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

const AT = unixMs(1_800_000_000_000);
const UP = { phase: 'active', answeredAt: AT, media: 'flowing', muted: false, held: false } as const;

const deedOf = (action: Parameters<typeof deed>[0], state: Partial<Parameters<typeof deed>[1]>, muted?: boolean) =>
  deed(action, { calls: [], presence: AVAILABLE_SINCE_START, ...state }, muted);

function call(id: string, phase: CallPhase): Call {
  return { id: callId(id), lineId: lineId('line'), kind: 'web', direction: 'inbound', peer: CUSTOMER, createdAt: AT, ...phase };
}

describe('what keys and commands mean', () => {
  test('answer takes the call that is heard before one that was silenced, and the longest waiting first', () => {
    const calls = [
      call('silenced', { phase: 'ringing', silenced: true }),
      call('first', { phase: 'ringing', silenced: false }),
      call('second', { phase: 'ringing', silenced: false }),
    ];
    expect(deedOf('answer', { calls })).toEqual({ type: 'answer', callId: 'first' });
    expect(deedOf('answer', { calls: calls.slice(0, 1) })).toEqual({ type: 'answer', callId: 'silenced' });
    expect(deedOf('answer', { calls: [call('up', UP)] })).toBeNull();
  });

  test.each(['reject', 'silence'] as const)('%s takes the call that the card shows first, and never one that is up', (action) => {
    const calls = [
      call('up', UP),
      call('silenced', { phase: 'ringing', silenced: true }),
      call('first', { phase: 'ringing', silenced: false }),
      call('second', { phase: 'ringing', silenced: false }),
    ];
    expect(deedOf(action, { calls })).toEqual({ type: action, callId: 'first' });
    expect(incomingView({ calls, presence: AVAILABLE_SINCE_START })?.first.id).toBe('first');
    for (const phase of [UP, { phase: 'answering' }, { phase: 'dialing' }] as const) {
      expect(deedOf(action, { calls: [call('mine', phase)] }), phase.phase).toBeNull();
    }
  });

  test.each(['reject', 'silence'] as const)(
    '%s does nothing to what does not ring here: colleagues may be about to answer it',
    (action) => {
      expect(deedOf(action, {})).toBeNull();
      expect(deedOf(action, { calls: [call('silenced', { phase: 'ringing', silenced: true })] })).toBeNull();
      const presence = { ...AVAILABLE_SINCE_START, status: 'do-not-disturb' } as const;
      expect(deedOf(action, { calls: [call('elsewhere', { phase: 'ringing', silenced: false })], presence })).toBeNull();
    },
  );

  test('hang up ends the call that is spoken, and never turns away a ring', () => {
    const ringing = call('rings', { phase: 'ringing', silenced: false });
    expect(deedOf('hangUp', { calls: [ringing] })).toBeNull();
    expect(deedOf('hangUp', { calls: [ringing, call('held', { ...UP, held: true }), call('up', UP)] })).toEqual({
      type: 'hang-up',
      callId: 'up',
    });
    expect(deedOf('hangUp', { calls: [call('dialling', { phase: 'dialing' })] })).toEqual({ type: 'hang-up', callId: 'dialling' });
  });

  test('mute turns to the other side, or to the one that was said', () => {
    expect(deedOf('mute', { calls: [call('up', UP)] })).toEqual({ type: 'mute', callId: 'up', muted: true });
    expect(deedOf('mute', { calls: [call('up', { ...UP, muted: true })] })).toEqual({ type: 'mute', callId: 'up', muted: false });
    expect(deedOf('mute', { calls: [call('up', { ...UP, muted: true })] }, true)).toEqual({ type: 'mute', callId: 'up', muted: true });
    expect(deedOf('mute', { calls: [call('x', { phase: 'answering' })] })).toBeNull();
  });
});
