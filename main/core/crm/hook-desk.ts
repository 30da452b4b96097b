import type { AppState } from '#contract/app-state.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { type HookSettings, type HookState, SHOWN_DELIVERIES } from '#contract/integrations.ts';
import type { CallId } from '#contract/call.ts';
import type { CallNote } from '#contract/note.ts';
import { hookProblem } from '#contract/outside-address.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { inBackground } from '../in-background.ts';
import type { Clock, Log, NewId, SecretStore } from '../ports.ts';
import { type CallNews, createHookEvents } from './hook-events.ts';
import type { HookAnswer, HookLetter, HookOutbox, SendHook } from './hook-port.ts';

/** After the first attempt: a program that restarts is back within seconds, a server that is being mended within minutes. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 600_000, 1_800_000] as const;
const ORDERED_ATTEMPTS = 3;
/** News of yesterday's calls would only confuse. */
const OLDEST_MS = 24 * 60 * 60_000;
const MOST_WAITING = 500;

export interface HookDesk {
  state(): HookState;
  follow(state: AppState): void;
  /** Sends one event that is marked as a test, once. The answer, or `hook-address-wrong`, `hook-refused`. */
  test(): Promise<Result<string, AppError>>;
  /** A new secret for the signatures: shown this once, kept in the vault. The old one is worth nothing from here on. */
  newSecret(): string;
  stop(): void;
}

/** Tells a program of the company what happens to calls. What does not arrive is tried again, over restarts, and in order. */
export function createHookDesk(ports: {
  readonly settings: () => HookSettings;
  readonly secrets: Pick<SecretStore, 'read' | 'write' | 'isLocked'>;
  readonly outbox: HookOutbox;
  readonly send: SendHook;
  readonly nameOf: (number: PhoneNumber) => string | null;
  readonly noteOf: (id: CallId) => CallNote | null;
  readonly makeSecret: () => string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly tell: (error: AppError) => void;
  readonly changed: () => void;
}): HookDesk {
  const { settings, secrets, outbox, send, clock, log, tell, changed } = ports;
  const events = createHookEvents(clock.now(), ports.noteOf);
  const isFresh = ({ at }: HookLetter): boolean => clock.now() - at < OLDEST_MS;
  let waiting: readonly HookLetter[] = outbox.read().filter(isFresh);
  const retryAt = new Map<string, number>();
  let settled: readonly HookLetter[] = [];
  let cancelRetry = (): void => undefined;
  let isSending = false;
  let isStopped = false;
  const target = (): { readonly isOn: boolean; readonly url: string } => ({ isOn: settings().isOn, url: settings().url.trim() });
  let sentTo = target();

  const secret = (): string | null => {
    const kept = secrets.read('hook-secret');
    if (kept !== null || secrets.isLocked('hook-secret')) return kept;
    return newSecret();
  };
  const newSecret = (): string => {
    const made = ports.makeSecret();
    const notKept = secrets.write('hook-secret', made);
    if (notKept !== null) tell(notKept);
    changed();
    return made;
  };
  const keep = (next: readonly HookLetter[]): void => {
    waiting = next;
    outbox.write(next);
    changed();
  };
  const letterOf = ({ event, call, note }: CallNews): HookLetter => {
    const id = ports.newId('event');
    const at = clock.now();
    const name = call.number === null ? null : ports.nameOf(call.number as PhoneNumber);
    return {
      id,
      event,
      at,
      standing: 'waiting',
      attempts: 0,
      answer: null,
      body: JSON.stringify({ id, event, at, call: { ...call, name }, note }),
    };
  };

  /** In order while that is worth it: whoever reads them sees a call ring before it ends. One that is not taken lets the others pass. */
  const nextLetter = (): HookLetter | undefined =>
    waiting.find(({ attempts }) => attempts < ORDERED_ATTEMPTS) ?? waiting.toSorted((one, other) => dueAt(one) - dueAt(other))[0];
  const dueAt = ({ id }: HookLetter): number => retryAt.get(id) ?? 0;

  const sendWaiting = async (): Promise<void> => {
    cancelRetry();
    while (!isStopped && settings().isOn && hookProblem(settings().url) === null) {
      const letter = nextLetter();
      const key = letter === undefined ? null : secret();
      if (letter === undefined || key === null) return;
      const aheadMs = dueAt(letter) - clock.now();
      if (aheadMs > 0) {
        cancelRetry = clock.after(aheadMs, again);
        return;
      }
      settle(letter, await send(letter, { url: settings().url.trim(), secret: key }));
    }
  };
  const settle = (letter: HookLetter, { isArrived, answer, mayRetry }: HookAnswer): void => {
    const attempts = letter.attempts + 1;
    const retryAfterMs = RETRY_AFTER_MS[letter.attempts];
    if (!isArrived && mayRetry && retryAfterMs !== undefined) {
      retryAt.set(letter.id, clock.now() + retryAfterMs);
      keep(waiting.map((one) => (one.id === letter.id ? { ...letter, attempts, answer } : one)));
      return;
    }
    retryAt.delete(letter.id);
    settled = [{ ...letter, standing: isArrived ? 'delivered' : 'given-up', attempts, answer, body: '' } as const, ...settled];
    settled = settled.slice(0, SHOWN_DELIVERIES);
    keep(waiting.filter(({ id }) => id !== letter.id));
    if (isArrived) return;
    log.warn('an event of a call was not taken', { event: letter.event, answer, attempts });
    tell(appError('hook-refused', answer));
  };
  function again(): void {
    if (isSending || isStopped) return;
    isSending = true;
    const sending = sendWaiting().finally(() => {
      isSending = false;
    });
    inBackground('telling events of calls', sending, log);
  }
  if (waiting.length > 0) cancelRetry = clock.after(RETRY_AFTER_MS[1], again);

  /** What waited for somebody who was not there need not wait for whoever is there now. */
  const followTarget = (): void => {
    const now = target();
    if (now.isOn === sentTo.isOn && now.url === sentTo.url) return;
    sentTo = now;
    if (!now.isOn || waiting.length === 0) return;
    retryAt.clear();
    keep(waiting.filter(isFresh));
    again();
  };

  return {
    state: () => ({
      hasSecret: secrets.read('hook-secret') !== null,
      deliveries: [...waiting.toReversed(), ...settled].slice(0, SHOWN_DELIVERIES).map(({ body: _body, ...shown }) => shown),
    }),
    follow(state) {
      followTarget();
      const news = events.read(state);
      const { isOn, events: wanted } = settings();
      const letters = news.filter(({ event }) => wanted.includes(event)).map(letterOf);
      if (!isOn || letters.length === 0) return;
      const all = [...waiting, ...letters];
      if (all.length > MOST_WAITING) log.warn('events of calls were dropped: too many wait', { dropped: all.length - MOST_WAITING });
      keep(all.slice(-MOST_WAITING));
      again();
    },
    async test() {
      const problem = hookProblem(settings().url);
      if (problem !== null) return fail(appError('hook-address-wrong', problem));
      const key = secret();
      if (key === null) return fail(appError('hook-secret-locked'));
      const id = ports.newId('event');
      const at = clock.now();
      const letter = { id, event: 'test', at, body: JSON.stringify({ id, event: 'test', at }) } as const;
      const answered = await send(letter, { url: settings().url.trim(), secret: key });
      return answered.isArrived ? ok(answered.answer) : fail(appError('hook-refused', answered.answer));
    },
    newSecret,
    stop() {
      isStopped = true;
      cancelRetry();
    },
  };
}
