import { appError, type AppError } from '#contract/errors.ts';
import type { CallId } from '#contract/call.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { Clock } from '../../core/ports.ts';

/** A setup step takes a second or two; after ten the customer has hung up or the caller waits for nothing. */
const DEADLINE_MS = 10_000;

/** Orders that wait for their one answer. Each promise settles exactly once: by answer, by failure or by its deadline. */
export interface PendingOrders {
  /** `overdue` is called when the deadline settles it. */
  wait(order: {
    readonly orderId: string;
    readonly callId: CallId;
    readonly overdue: () => void;
  }): Promise<Result<string | null, AppError>>;
  /** False where nobody waits (any more) for this order. */
  done(orderId: string, sdp: string | null): boolean;
  failed(orderId: string, error: AppError): boolean;
  failCall(callId: CallId, error: AppError): void;
  failAll(error: AppError): void;
}

interface Pending {
  readonly callId: CallId;
  settle(result: Result<string | null, AppError>): void;
}

export function openPendingOrders(clock: Clock): PendingOrders {
  const pending = new Map<string, Pending>();

  const settle = (orderId: string, result: Result<string | null, AppError>): boolean => {
    const waiting = pending.get(orderId);
    pending.delete(orderId);
    waiting?.settle(result);
    return waiting !== undefined;
  };
  const failWhere = (error: AppError, chosen: (waiting: Pending) => boolean): void => {
    for (const [orderId, waiting] of pending) if (chosen(waiting)) settle(orderId, fail(error));
  };

  return {
    wait: ({ orderId, callId, overdue }) =>
      new Promise((resolve) => {
        const cancelDeadline = clock.after(DEADLINE_MS, () => {
          settle(orderId, fail(appError('call-setup-timeout', 'the station did not answer')));
          overdue();
        });
        pending.set(orderId, {
          callId,
          settle: (result) => {
            cancelDeadline();
            resolve(result);
          },
        });
      }),
    done: (orderId, sdp) => settle(orderId, ok(sdp)),
    failed: (orderId, error) => settle(orderId, fail(error)),
    failCall: (callId, error) => failWhere(error, (waiting) => waiting.callId === callId),
    failAll: (error) => failWhere(error, () => true),
  };
}
