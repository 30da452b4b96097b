import type { AppState } from '#contract/app-state.ts';
import { type AppError, appError } from '#contract/errors.ts';
import { firstPassingLine, type LineAdvice } from '#contract/line-advice.ts';
import type { LineId } from '#contract/line.ts';
import { phoneNumber, type PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { AppController } from '../app-controller.ts';
import { type CallDeed, deedOf } from '../hotkeys/hotkey-actions.ts';
import { type DialRequests, lineNamed } from './dial-requests.ts';
import { readLink } from './read-link.ts';
import { type PhoneStatus, statusOf } from './phone-status.ts';

/** What the `pilot-softphone` command may ask of the running phone. */
export type CommandOrder =
  | { readonly verb: 'show' }
  | { readonly verb: 'status' }
  | { readonly verb: 'answer' }
  /** Ends the call that the agent is in; what only rings it turns away never, that is `reject`. */
  | { readonly verb: 'hang-up' }
  /** For everybody, as the card's button. */
  | { readonly verb: 'reject' }
  /** Here alone: colleagues still hear it. */
  | { readonly verb: 'silence' }
  /** Null: the other way round than now. */
  | { readonly verb: 'mute'; readonly muted: boolean | null }
  /** `now`: places the call, without a line on the best one; else, and where every line would refuse it, the number waits in the field, as from a link. */
  | { readonly verb: 'call'; readonly to: string; readonly line: string | null; readonly now: boolean };

export type CommandAnswer =
  | { readonly type: 'done' }
  | { readonly type: 'asked' }
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'status'; readonly status: PhoneStatus };

export interface CommandDesk {
  /**
   * Fails with `no-call` where there is nothing it could mean, with `only-rings` where the one call there is has first to be answered or
   * rejected, or as the same button on the screen would.
   */
  run(order: CommandOrder): Promise<Result<CommandAnswer, AppError>>;
}

/** The command line, joined with what the screen's buttons do. */
export function createCommandDesk(ports: {
  readonly app: Pick<AppController, 'answer' | 'reject' | 'silence' | 'hangUp' | 'mute' | 'dial'>;
  readonly state: () => AppState;
  readonly requests: Pick<DialRequests, 'ask'>;
  /** Every line for a number, the best first. */
  readonly advise: (to: PhoneNumber) => Promise<readonly LineAdvice[]>;
  readonly showMain: () => void;
  readonly version: string;
}): CommandDesk {
  const { app, state, requests, advise, showMain, version } = ports;
  return {
    async run(order) {
      switch (order.verb) {
        case 'show':
          showMain();
          return ok({ type: 'done' });
        case 'status':
          return ok({ type: 'status', status: statusOf(state(), version) });
        case 'answer':
          return perform(app, deedOf('answer', state()));
        case 'hang-up':
          return inCall(deedOf('hangUp', state()));
        case 'reject':
          return reject();
        case 'silence':
          return perform(app, deedOf('silence', state()));
        case 'mute':
          return inCall(deedOf('mute', state(), order.muted));
        case 'call':
          return call(order);
      }
    },
  };

  /** Done to the call that the agent is in. */
  function inCall(deed: CallDeed | null): Result<CommandAnswer, AppError> {
    // *Wait until it rings* is no answer to whoever hears it ring.
    return deed === null && deedOf('answer', state()) !== null ? fail(appError('only-rings')) : perform(app, deed);
  }

  /** The ring that `answer` would take, also one that was silenced or does not ring here: who writes the word has looked at the status. */
  function reject(): Result<CommandAnswer, AppError> {
    const deed = deedOf('answer', state());
    return perform(app, deed === null ? null : { type: 'reject', callId: deed.callId });
  }

  async function call({ to, line, now }: Extract<CommandOrder, { verb: 'call' }>): Promise<Result<CommandAnswer, AppError>> {
    // The same reading as a link's: a number and nothing but a number.
    const read = readLink(/^[a-z-]+:/i.test(to) ? to : `tel:${to}`);
    if (!read.ok || read.value.type !== 'fill') return fail(appError('bad-number'));
    const { digits } = read.value;
    const wanted = line ?? read.value.line;
    if (!now) return ask({ digits, line: wanted });
    const number = dialled(digits);
    if (number === null) return fail(appError('bad-number'));
    const named = wanted === null ? null : lineNamed(state().lines, wanted);
    if (state().lines.length === 0 || (wanted !== null && named === null)) return fail(appError('no-such-line'));
    const chosen: LineId | null = named === null ? firstPassingLine(await advise(number)) : named.id;
    // Every line would refuse it: the field says why, and what to do.
    if (chosen === null) return ask({ digits, line: null });
    const placed = app.dial(chosen, number);
    return placed.ok ? ok({ type: 'done' }) : placed;
  }

  function ask(request: { readonly digits: string; readonly line: string | null }): Result<CommandAnswer, AppError> {
    requests.ask({ ...request, from: 'command' });
    return ok({ type: 'asked' });
  }
}

/** What a key or a command meant, done. */
export function perform(
  app: Pick<AppController, 'answer' | 'reject' | 'silence' | 'hangUp' | 'mute'>,
  deed: CallDeed | null,
): Result<CommandAnswer, AppError> {
  if (deed === null) return fail(appError('no-call'));
  switch (deed.type) {
    case 'answer':
      return done(app.answer(deed.callId));
    case 'reject':
      return done(app.reject(deed.callId));
    case 'silence':
      return done(app.silence(deed.callId));
    case 'hang-up':
      return done(app.hangUp(deed.callId));
    case 'mute': {
      const muted = app.mute(deed.callId, deed.muted);
      return muted.ok ? ok({ type: 'muted', muted: deed.muted }) : muted;
    }
  }
}

function done(result: Result<null, AppError>): Result<CommandAnswer, AppError> {
  return result.ok ? ok({ type: 'done' }) : result;
}

/** Without a plus a number is Brazilian, with its area code: the same reading as the field's. */
function dialled(digits: string): ReturnType<typeof phoneNumber> {
  if (digits.startsWith('+')) return phoneNumber(digits);
  return phoneNumber(/^55[0-9]{10,11}$/.test(digits) ? digits : /^[1-9][1-9][0-9]{8,9}$/.test(digits) ? `55${digits}` : '');
}
