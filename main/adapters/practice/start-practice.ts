import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
import type { Clock, Log } from '../../core/ports.ts';
import type { PracticeLineAccess, RunningPractice, StartPractice } from '../../core/practice-port.ts';
import { killNow, type ForkPractice, type PracticeChild } from './practice-child.ts';
import { practiceControl } from './practice-control.ts';
import { practiceMessage, type PracticeAddress } from './practice-messages.ts';

const START_WITHIN_MS = 15_000;
/** Time for the process to end its calls and go by itself; then it is killed. Quitting waits for four seconds in all. */
const LEAVE_WITHIN_MS = 2_000;
const KILLED_WITHIN_MS = 500;

export interface PracticeTools {
  readonly fork: ForkPractice;
  /** Path of the practice process's script. */
  readonly entry: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch?: typeof globalThis.fetch;
}

/** A process and its end, which is known from the moment it is forked. */
interface Forked {
  readonly child: PracticeChild;
  readonly ended: Promise<void>;
  hasEnded(): boolean;
}

function forked(child: PracticeChild): Forked {
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      over = true;
      resolve();
    });
  });
  return { child, ended, hasEnded: () => over };
}

/** Resolves with `true` when `event` comes first, with `false` after the time. */
function within(clock: Clock, milliseconds: number, event: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = clock.after(milliseconds, () => resolve(false));
    const came = (): void => {
      cancel();
      resolve(true);
    };
    event.then(came, came);
  });
}

async function leave(clock: Clock, { child, ended, hasEnded }: Forked): Promise<void> {
  if (hasEnded()) return;
  child.postMessage({ type: 'stop' });
  if (await within(clock, LEAVE_WITHIN_MS, ended)) return;
  killNow(child);
  await within(clock, KILLED_WITHIN_MS, ended);
}

function lineOf({ apiBase }: PracticeAddress, number: PracticeAddress['numbers'][number]): PracticeLineAccess {
  return { kind: number.kind, label: number.label, number: number.number, access: { apiBase, apiKey: number.apiKey } };
}

async function started(clock: Clock, { child, ended }: Forked, language: Language): Promise<Result<PracticeAddress, AppError>> {
  let said: Result<PracticeAddress, AppError> = fail(appError('practice-unavailable', 'it did not start'));
  const answered = new Promise<void>((resolve) => {
    child.on('message', (data) => {
      const message = practiceMessage.safeParse(data);
      if (!message.success) return;
      said = message.data.type === 'started' ? ok(message.data) : fail(appError('practice-unavailable', message.data.message));
      resolve();
    });
  });
  child.postMessage({ type: 'start', options: { language } });
  await within(clock, START_WITHIN_MS, Promise.race([answered, ended]));
  return said;
}

/** Runs the practice line in a process of its own, so that its load and its bugs are not the phone's. */
export function startPracticeProcess({ fork, entry, clock, log, fetch = globalThis.fetch }: PracticeTools): StartPractice {
  return async (onGone, language): Promise<Result<RunningPractice, AppError>> => {
    const process = forked(fork(entry, [], { serviceName: 'Pilot Softphone practice line' }));
    const giveUp = async (error: AppError): Promise<Result<RunningPractice, AppError>> => {
      log.warn('the practice line did not start', { detail: error.detail ?? error.code });
      await leave(clock, process);
      return fail(error);
    };
    const address = await started(clock, process, language);
    if (!address.ok) return giveUp(address.error);
    const control = practiceControl(address.value, { fetch });
    const customers = await control.customers();
    if (!customers.ok) return giveUp(customers.error);

    let isStopping = false;
    process.ended.then(
      () => {
        if (!isStopping) onGone();
      },
      (cause: unknown) => log.error('the end of the practice line was not understood', { why: String(cause) }),
    );
    log.info('the practice line runs', { numbers: address.value.numbers.length });
    return ok({
      lines: address.value.numbers.map((number) => lineOf(address.value, number)),
      customers: customers.value,
      control,
      async stop() {
        isStopping = true;
        await leave(clock, process);
      },
    });
  };
}
