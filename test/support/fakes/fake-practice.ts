import { type AppError, appError } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok } from '#contract/result.ts';
import type { PracticeLineAccess, RunningPractice, StartPractice } from '../../../main/core/practice-port.ts';
import { createGate, type Gate } from './gate.ts';
import { BUSINESS, CUSTOMER } from './people.ts';

/** The practice line without a process: two numbers, one customer. */
export interface FakePractice {
  readonly start: StartPractice;
  running(): number;
  started(): number;
  readonly rung: readonly PhoneNumber[];
  /** Its process dies. */
  die(): void;
  failNext(error: AppError): void;
  readonly hold: Gate<'start' | 'stop'>['hold'];
}

export const PRACTICE_LINES: readonly PracticeLineAccess[] = [
  { kind: 'meta', label: 'Practice official', number: BUSINESS, access: { apiBase: 'http://127.0.0.1:1/v1', apiKey: 'ps_practice_meta' } },
  { kind: 'web', label: 'Practice web', number: CUSTOMER, access: { apiBase: 'http://127.0.0.1:1/v1', apiKey: 'ps_practice_web' } },
];

export function createFakePractice(): FakePractice {
  const gone = new Set<() => void>();
  const faults: AppError[] = [];
  const rung: PhoneNumber[] = [];
  const gate = createGate<'start' | 'stop'>();
  let started = 0;

  const control: RunningPractice['control'] = {
    ring: async ({ from }) => {
      if (gone.size === 0) return fail(appError('practice-unavailable'));
      rung.push(from);
      return ok(null);
    },
    schedule: async ({ everySeconds }) => (everySeconds !== null && everySeconds < 1 ? fail(appError('invalid-input')) : ok(null)),
  };

  return {
    rung,
    running: () => gone.size,
    started: () => started,
    die: () => gone.forEach((tell) => tell()),
    failNext: (error) => void faults.push(error),
    hold: gate.hold,
    async start(onGone) {
      started += 1;
      await gate.pass('start');
      const failure = faults.shift();
      if (failure !== undefined) return fail(failure);
      gone.add(onGone);
      return ok({
        lines: PRACTICE_LINES,
        customers: [{ number: CUSTOMER, name: 'Ana', behaviour: 'echo' }],
        control,
        async stop() {
          await gate.pass('stop');
          gone.delete(onGone);
        },
      });
    },
  };
}
