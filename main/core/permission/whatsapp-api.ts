import type { CallingChange, CallingSettings } from '#contract/calling-settings.ts';
import type { AppError } from '#contract/errors.ts';
import type { CallPermission } from '#contract/permission.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import type { Result } from '#contract/result.ts';

/** What an official number can be asked beside its calls. Fails with `not-supported` for web numbers. None is retried inside. */
export interface WhatsappApi {
  readPermission(to: PhoneNumber): Promise<Result<CallPermission, AppError>>;
  /** Sends the question; the answer comes days later, as an event. Never repeated: a second one would use up the limit. */
  requestPermission(to: PhoneNumber, text: string): Promise<Result<null, AppError>>;
  readCallingSettings(): Promise<Result<KeptCallingSettings, AppError>>;
  /** Writes the members that are said. Hours are laid over `kept`, so that what we do not understand of them stays. */
  changeCallingSettings(change: CallingChange, kept: KeptCallingSettings): Promise<Result<null, AppError>>;
}

export interface KeptCallingSettings {
  readonly settings: CallingSettings;
  /** The hours as they came, with every member. Null where there are none. */
  readonly hours: Readonly<Record<string, unknown>> | null;
}
