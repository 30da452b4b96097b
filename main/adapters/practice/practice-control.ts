import { appError, type AppError } from '#contract/errors.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { PracticeControl } from '../../core/practice-port.ts';
import { practiceCustomers, practiceLabels, type PracticeAddress } from './practice-messages.ts';

const DEADLINE_MS = 5_000;

/** The practice line's control API: who can call, making them call, and the language of their names. */
export function practiceControl(address: PracticeAddress, { fetch }: { readonly fetch: typeof globalThis.fetch }): PracticeControl {
  async function ask(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: Readonly<Record<string, unknown>>,
  ): Promise<Result<unknown, AppError>> {
    try {
      const response = await fetch(`${address.controlBase}/${path}`, {
        method,
        headers: { 'x-practice-token': address.controlToken, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      const answer: unknown = await response.json();
      if (response.ok) return ok(answer);
      return fail(appError(response.status === 400 ? 'invalid-input' : 'practice-unavailable', `HTTP ${String(response.status)}`));
    } catch (cause) {
      return fail(appError('practice-unavailable', cause instanceof Error ? cause.name : 'no answer'));
    }
  }
  const done = (result: Result<unknown, AppError>): Result<null, AppError> => (result.ok ? ok(null) : result);
  const idOf = (number: PhoneNumber): string | null => address.numbers.find((one) => one.number === number)?.id ?? null;
  const notOurs = fail(appError('invalid-input', 'not a number of the practice line'));

  return {
    async ring({ number, from }) {
      const numberId = idOf(number);
      return numberId === null ? notOurs : done(await ask('POST', 'ring', { numberId, customer: from }));
    },
    async schedule({ number, everySeconds }) {
      const numberId = idOf(number);
      return numberId === null ? notOurs : done(await ask('PUT', 'schedules', { numberId, everySeconds }));
    },
    async speak(language) {
      const answer = await ask('PUT', 'language', { language });
      if (!answer.ok) return answer;
      const numbers = practiceLabels.safeParse(answer.value);
      return numbers.success ? ok(numbers.data) : fail(appError('practice-unavailable', 'numbers of another shape'));
    },
    async customers() {
      const answer = await ask('GET', 'customers');
      if (!answer.ok) return answer;
      const customers = practiceCustomers.safeParse(answer.value);
      return customers.success ? ok(customers.data) : fail(appError('practice-unavailable', 'customers of another shape'));
    },
  };
}
