import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** What came of one delivery try. `statusCode` is null when no answer came. */
export interface PostOutcome {
  readonly statusCode: number | null;
  readonly response: string | null;
}

/** More of an answer than this is not kept. */
const KEPT_RESPONSE_CHARACTERS = 2_000;

/** One POST on its own connection, so that nothing of it outlives it. Never rejects. `signal` cuts it. */
export function postEvent(url: string, body: string, signal: AbortSignal): Promise<PostOutcome> {
  const open = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const failed = (cause: Error): void => {
      resolve({ statusCode: null, response: cause.message });
    };
    const request = open(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: {
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          'user-agent': 'PilotStatus-Practice/1',
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          if (text.length < KEPT_RESPONSE_CHARACTERS) text += chunk;
        });
        response.on('end', () => {
          resolve({ statusCode: response.statusCode ?? null, response: text.slice(0, KEPT_RESPONSE_CHARACTERS) });
        });
        response.on('error', failed);
      },
    );
    request.on('error', failed);
    request.end(body);
  });
}
