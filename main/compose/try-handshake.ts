import type { AppError } from '#contract/errors.ts';
import { appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import { openMediaSocket } from '../audio/socket/media-socket.ts';
import type { OutboundWay } from '../core/network/outbound-way.ts';
import { atMost } from '../core/call/pause.ts';
import type { Clock } from '../core/ports.ts';

const WITHIN_MS = 8_000;

/** Whether the socket of a call's sound gets out by a way: the very socket, so that what proves it is what is used. */
export async function tryHandshake(url: string, way: OutboundWay, clock: Clock): Promise<Result<null, AppError>> {
  const { promise, resolve } = Promise.withResolvers<Result<null, AppError>>();
  let result: Result<null, AppError> = fail(appError('service-timeout'));
  const settle = (settled: Result<null, AppError>): void => {
    result = settled;
    resolve(settled);
  };
  const socket = openMediaSocket(
    url,
    {
      opened: () => {
        settle(ok(null));
      },
      audio: () => undefined,
      text: () => undefined,
      pong: () => undefined,
      ended(end) {
        // An answer that is no to a WebSocket is an answer: it came all the way.
        const isAnswered = end.how !== 'never-opened' || end.error.detail?.includes('HTTP') === true;
        settle(isAnswered ? ok(null) : fail(end.how === 'never-opened' ? end.error : appError('service-broken')));
      },
    },
    way,
  );
  await atMost(clock, WITHIN_MS, promise);
  socket.abandon();
  return result;
}
