import type { Line } from '#contract/line.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { CallBackWords } from './call-back-view.ts';
import type { PermissionWords } from './permission-view.ts';

/** What comes next with a customer of a line. */
export interface NextStep {
  readonly what: 'call' | 'ask';
  /** It would get somewhere now: only then is it shown as the thing to do. */
  readonly helps: boolean;
}

/** With somebody whose permission is known. */
export function customerStep({ tone, canCall, canAsk }: PermissionWords, line: Line | undefined): NextStep {
  const isGranted = tone === 'good' || tone === 'ending';
  return isGranted ? { what: 'call', helps: canCall && isUp(line) } : { what: 'ask', helps: canAsk && isUp(line) };
}

/** With somebody of the queue. */
export function callBackStep({ mustAsk, canAsk, isSpent }: CallBackWords, line: Line | undefined): NextStep {
  return mustAsk ? { what: 'ask', helps: canAsk && isUp(line) } : { what: 'call', helps: !isSpent && isUp(line) };
}

/** Whether a call to a number on a line would connect, as far as is known; `words` null where nothing is of the customer, or need not be. */
export function wouldConnect(line: Line | undefined, words: PermissionWords | null): boolean {
  return isUp(line) && (words === null || words.tone === 'unknown' || words.canCall);
}

/** Why nothing goes out on the line; null where something does. */
export function downText(line: Line | undefined, t: Translate): string | null {
  return line?.status.state === 'unreachable' ? t(`errors.${line.status.error.code}.title`) : null;
}

function isUp(line: Line | undefined): boolean {
  return line !== undefined && line.status.state !== 'unreachable';
}
