import { timingSafeEqual } from 'node:crypto';
import { refusal, type ApiReply } from '../http/api-reply.ts';
import type { RoutedRequest, RouteHandler } from '../http/router.ts';
import { CONTROL_TOKEN_HEADER } from './control-types.ts';

/** Lets a handler run only for whoever holds the token, and never for a web page. */
export function guarded(token: string, handle: (request: RoutedRequest) => ApiReply | Promise<ApiReply>): RouteHandler {
  const wanted = Buffer.from(token);
  return (request) => {
    const given = request.headers[CONTROL_TOKEN_HEADER];
    const held = typeof given === 'string' ? Buffer.from(given) : Buffer.alloc(0);
    const fits = held.length === wanted.length && timingSafeEqual(held, wanted);
    if (!fits || request.headers.origin !== undefined) {
      return refusal({
        status: 403,
        code: 'CONTROL_REFUSED',
        error: `The control API needs ${CONTROL_TOKEN_HEADER} and is not for web pages`,
      });
    }
    return handle(request);
  };
}
