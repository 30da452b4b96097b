import { openCallAudio, type CallAudio } from '../media/call-audio.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { callEventPayload } from '../webhooks/call-events.ts';
import { statusEvent, terminateEvent } from '../webhooks/native-calls-event.ts';
import type { WebhookOffice } from '../webhooks/webhook-office.ts';
import type { CallBook } from './call-book.ts';
import { isFinal, stepCall, type CallEffect, type CallEvent } from './call-machine.ts';
import type { PermissionLedger } from './call-permission.ts';
import { grantPermission } from './grant-permission.ts';
import type { PracticeCall } from './practice-call.ts';

/** The place where calls live: one door for every event, one for a call's timers, one for its audio. */
export interface Exchange {
  readonly world: PracticeWorld;
  readonly book: CallBook;
  readonly permissions: PermissionLedger;
  readonly office: WebhookOffice;
  /** Lets the event happen to the call. False when it meant nothing in the call's state. */
  step(call: PracticeCall, event: CallEvent): boolean;
  /** Runs `run` later unless the call ends before. */
  later(call: PracticeCall, delayMs: number, run: () => void): void;
  /** The customer's audio, opened on first use at the rate of the call's kind. */
  audioOf(call: PracticeCall): Promise<CallAudio>;
}

export function createExchange(parts: Pick<Exchange, 'world' | 'book' | 'permissions' | 'office'>): Exchange {
  const { world } = parts;
  const opening = new Map<PracticeCall, Promise<CallAudio>>();
  const exchange: Exchange = {
    ...parts,
    step(call, event) {
      const { state, effects } = stepCall({ direction: call.direction, state: call.state, event, atMs: world.clock.now() });
      if (state === call.state) return false;
      call.state = state;
      call.updatedAtMs = world.clock.now();
      for (const effect of effects) perform(exchange, call, effect);
      return true;
    },
    later(call, delayMs, run) {
      const cancel = world.clock.after(delayMs, () => {
        call.cancelTimers.delete(cancel);
        if (!isFinal(call.state)) run();
      });
      call.cancelTimers.add(cancel);
    },
    audioOf(call) {
      if (call.audio !== null) return Promise.resolve(call.audio);
      const known = opening.get(call);
      if (known !== undefined) return known;
      const opened = openCallAudio({
        customer: call.customer,
        sampleRateHz: call.number.kind === 'meta' ? 48_000 : world.switches.realtimeRateHz,
        echoDelayMs: world.times.echoDelayMs,
        now: world.clock.now,
      }).then((audio) => {
        call.audio = audio;
        opening.delete(call);
        if (isFinal(call.state)) audio.close();
        return audio;
      });
      opening.set(call, opened);
      return opened;
    },
  };
  return exchange;
}

function perform(exchange: Exchange, call: PracticeCall, effect: CallEffect): void {
  switch (effect) {
    case 'announce-ringing':
      announce(exchange, call, 'call.ringing');
      native(exchange, call, 'RINGING');
      break;
    case 'announce-connected':
      call.customerListens = true;
      exchange.permissions.noteConnected(call.number, call.customer);
      announce(exchange, call, 'call.connected');
      native(exchange, call, 'ACCEPTED');
      afterConnected(exchange, call);
      break;
    case 'announce-ended':
      announce(exchange, call, 'call.ended');
      if (call.state.status === 'REJECTED') native(exchange, call, 'REJECTED');
      native(exchange, call, 'terminate');
      afterUnanswered(exchange, call);
      break;
    case 'announce-missed':
      announce(exchange, call, 'call.missed');
      native(exchange, call, 'terminate');
      break;
    case 'release-media':
      for (const cancel of call.cancelTimers) cancel();
      call.cancelTimers.clear();
      call.leg?.close().catch((cause: unknown) => {
        exchange.world.report('close the media of a call', cause);
      });
      call.leg = null;
      call.audio?.close();
      break;
  }
}

function announce(exchange: Exchange, call: PracticeCall, event: 'call.ringing' | 'call.connected' | 'call.ended' | 'call.missed'): void {
  exchange.office.publish(call.number, event, callEventPayload(event, call, exchange.world));
}

/** Meta's own event: statuses only of outbound calls, terminate of all. */
function native(exchange: Exchange, call: PracticeCall, what: 'RINGING' | 'ACCEPTED' | 'REJECTED' | 'terminate'): void {
  if (call.number.kind !== 'meta' || (what !== 'terminate' && call.direction === 'INBOUND')) return;
  const payload = what === 'terminate' ? terminateEvent(call, exchange.world) : statusEvent(call, exchange.world, what);
  exchange.office.publish(call.number, 'calls', payload);
}

/** A customer in a hurry hangs up some time into the conversation. */
function afterConnected(exchange: Exchange, call: PracticeCall): void {
  if (call.customer.onCalled !== 'answers-then-hangs-up') return;
  exchange.later(call, exchange.world.times.customerHangsUpAfterMs, () => {
    exchange.step(call, { type: 'hang-up', by: 'customer' });
  });
}

/** Too many unanswered calls in a row cost a META number the permission. */
function afterUnanswered(exchange: Exchange, call: PracticeCall): void {
  const untaken = call.direction === 'OUTBOUND' && (call.state.status === 'REJECTED' || call.state.status === 'UNANSWERED');
  if (!untaken || call.number.kind !== 'meta' || !exchange.permissions.noteUnanswered(call.number, call.customer)) return;
  grantPermission(exchange, { number: call.number, customer: call.customer, status: 'no_permission' });
}
