import { apiBase } from '#contract/api-base.ts';
import type { AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { changedSettings, type Settings, type SettingsChange } from '#contract/settings.ts';

export interface WantedChange {
  readonly from: Settings;
  readonly change: SettingsChange;
  /** Why the settings may not become these, or null. */
  readonly refusal: (to: Settings) => AppError | null;
}

/**
 * What the settings become by a change, and nothing is written. Fails with `invalid-input` for an API address, and with the refusal of what was asked for;
 * what only follows from it, as messages follow the language, is left where it would be refused.
 */
export function nextSettings({ from, change, refusal }: WantedChange): Result<Settings, AppError> {
  const base = change.apiBase === undefined ? ok(from.apiBase) : apiBase(change.apiBase);
  if (!base.ok) return base;
  const { quickReplies } = from.alerts;
  const asked = { ...changedSettings(from, { ...change, alerts: { quickReplies, ...change.alerts } }), apiBase: base.value };
  const why = refusal(asked);
  if (why !== null) return fail(why);
  const followed = { ...changedSettings(from, change), apiBase: base.value };
  return ok(refusal(followed) === null ? followed : asked);
}
