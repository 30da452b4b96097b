import { describe, expect, test } from 'vitest';
import { type Call, callId, type CallPhase } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import { unixMs } from '#contract/time.ts';
import { deedOf } from '../../../../main/core/hotkeys/hotkey-actions.ts';
import { CUSTOMER } from '../../../support/fakes/people.ts';

const AT = unixMs(1_800_000_000_000);
const UP = { phase: 'active', answeredAt: AT, media: 'flowing', muted: false, held: false } as const;

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
