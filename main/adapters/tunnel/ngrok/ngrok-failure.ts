import { appError } from '#contract/errors.ts';
import type { AttemptNews } from '../keep-tunnel-open.ts';

/**
 * What the agent must correct (https://ngrok.com/docs/errors): authtoken malformed (105, 106), invalid (107), of an
 * account that is not verified (4018) or suspended (205, 338); domain not in the plan (313, 314), not reserved (319, 354,
 * 7117), of another account (320).
 */
const TO_BE_CORRECTED = new Set([105, 106, 107, 205, 313, 314, 319, 320, 338, 354, 4018, 7117]);
/** Too many sessions (108), endpoint already online (334): often our own of before a crash, until ngrok gives it up. */
const STILL_TAKEN = new Set([108, 334]);

/** `code`: such as ERR_NGROK_107; null where ngrok said nothing, because it was not reached. */
export function ngrokFailure(code: string | null): Extract<AttemptNews, { readonly type: 'over' }> {
  if (code === null) return { type: 'over', error: appError('tunnel-lost', 'ngrok was not reached'), again: 'soon' };
  const number = Number(/\d+$/.exec(code)?.[0] ?? Number.NaN);
  if (TO_BE_CORRECTED.has(number)) return { type: 'over', error: appError('tunnel-refused', code), again: 'when-asked' };
  if (STILL_TAKEN.has(number)) return { type: 'over', error: appError('tunnel-lost', code), again: 'calmly' };
  // ngrok knows two thousand errors: the agent is shown the code, and it is tried again without haste.
  return { type: 'over', error: appError('tunnel-refused', code), again: 'calmly' };
}
