import { type AppError, appError } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { PracticeCustomer } from '#contract/practice.ts';
import { fail, ok } from '#contract/result.ts';
import type { Language } from '#contract/settings.ts';
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

/** As the practice line does: names of its own in each language. */
function labelIn(label: string, language: Language): string {
  return language === 'es' ? `${label} (es)` : label;
}

function customersIn(language: Language): readonly PracticeCustomer[] {
  return [{ number: CUSTOMER, name: language === 'es' ? 'Ana (es)' : 'Ana', behaviour: 'echo' }];
}

export function createFakePractice(): FakePractice {
  const gone = new Set<() => void>();
  const faults: AppError[] = [];
  const rung: PhoneNumber[] = [];
  const gate = createGate<'start' | 'stop'>();
  let started = 0;
  let spoken: Language = 'en';

  const control: RunningPractice['control'] = {
    ring: async ({ from }) => {
      if (gone.size === 0) return fail(appError('practice-unavailable'));
      rung.push(from);
      return ok(null);
    },
    speak: async (language) => {
      spoken = language;
      return ok(PRACTICE_LINES.map(({ label, number }) => ({ number, label: labelIn(label, language) })));
    },
    customers: async () => ok(customersIn(spoken)),
    schedule: async ({ everySeconds }) => (everySeconds !== null && everySeconds < 1 ? fail(appError('invalid-input')) : ok(null)),
  };

  return {
    rung,
    running: () => gone.size,
    started: () => started,
    die: () => gone.forEach((tell) => tell()),
    failNext: (error) => void faults.push(error),
    hold: gate.hold,
    async start(onGone, language) {
      started += 1;
      await gate.pass('start');
      const failure = faults.shift();
      if (failure !== undefined) return fail(failure);
      gone.add(onGone);
      spoken = language;
      return ok({
        lines: PRACTICE_LINES.map((line) => ({ ...line, label: labelIn(line.label, language) })),
        customers: customersIn(language),
        control,
        async stop() {
          await gate.pass('stop');
          gone.delete(onGone);
        },
      });
    },
  };
}
