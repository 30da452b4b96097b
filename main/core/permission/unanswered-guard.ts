import { type AppError, appError } from '#contract/errors.ts';

/** WhatsApp suggests to the customer to take the permission back after so many in a row, and takes it back itself after so many. */
const WARNED_AFTER = 2;
const REVOKED_AFTER = 4;

/**
 * Why one more call had better be a message, after so many unanswered ones in a row; null where nothing hangs on it.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/calling/user-call-permissions
 */
export function unansweredRefusal(unansweredInRow: number): AppError | null {
  if (unansweredInRow + 1 === WARNED_AFTER) return appError('unanswered-second');
  return unansweredInRow + 1 >= REVOKED_AFTER ? appError('unanswered-fourth') : null;
}
