import type { Call } from '#contract/call.ts';
import type { Tone } from '#contract/station.ts';
import { describe, expect, test } from 'vitest';
import { toneFor } from '../../../../main/core/call/tone.ts';
import { CALL_IN } from '../../../support/fakes/sample-calls.ts';

const { ringing, answering, dialing, alerting, active, stranded, ended } = CALL_IN;
const silenced: Call = { ...ringing, silenced: true };
const flowing: Call = { ...alerting, media: 'flowing' };

const TONES: readonly { readonly when: string; readonly calls: readonly Call[]; readonly tone: Tone | null }[] = [
  { when: 'there is no call', calls: [], tone: null },
  { when: 'a call rings', calls: [ringing], tone: 'ring' },
  { when: 'two calls ring', calls: [ringing, ringing], tone: 'ring' },
  { when: 'the ring was silenced', calls: [silenced], tone: null },
  { when: 'one of two rings was silenced', calls: [silenced, ringing], tone: 'ring' },
  { when: 'a call waits while we answer', calls: [answering, ringing], tone: 'waiting' },
  { when: 'a call waits while we talk', calls: [active, ringing], tone: 'waiting' },
  { when: 'a call waits while we dial', calls: [dialing, ringing], tone: 'waiting' },
  { when: 'a call waits while it rings at the other end', calls: [alerting, ringing], tone: 'waiting' },
  { when: 'a silenced call waits while it rings at the other end', calls: [alerting, silenced], tone: 'ringback' },
  { when: 'we dial', calls: [dialing], tone: null },
  { when: 'it rings at the other end', calls: [alerting], tone: 'ringback' },
  { when: 'packets come already, which may be silent, and nobody told of the pick-up', calls: [flowing], tone: 'ringback' },
  { when: 'we talk', calls: [active], tone: null },
  { when: 'a call waits to be rejoined', calls: [stranded], tone: null },
  { when: 'a call rings beside one that waits to be rejoined', calls: [stranded, ringing], tone: 'ring' },
  { when: 'the call is over', calls: [ended], tone: null },
  { when: 'a call rings beside one that is over', calls: [ended, ringing], tone: 'ring' },
];

describe('the tone', () => {
  test.each(TONES)('when $when is $tone', ({ calls, tone }) => expect(toneFor(calls)).toBe(tone));
});
