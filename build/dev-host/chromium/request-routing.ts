import type { Protocol } from './protocol-types.ts';
import type { Session } from './pipe-connection.ts';
import type { SchemeMap } from './scheme-map.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** What a request may be asked about before it is answered. Addresses are Chromium's. */
export interface RoutingDecisions {
  /** Whether the main frame may go there. Asked for navigations that the page began, and for redirects. */
  mayNavigate(url: string, kind: 'navigate' | 'redirect'): boolean;
  /** Whether the host itself began this navigation. */
  isHostNavigation(url: string): boolean;
  /** Lets the app cancel or redirect a request; undefined when it has no opinion. */
  beforeRequest?: (paused: Paused) => Promise<{ cancel?: boolean; redirectURL?: string } | undefined>;
  /** Lets the app change response headers; undefined when it has no opinion. */
  headersReceived?: (paused: Paused) => Promise<Record<string, string[]> | undefined>;
}

export interface RoutingOptions {
  readonly session: Session;
  readonly mainFrameId: string;
  readonly schemes: SchemeMap;
  readonly decisions: () => RoutingDecisions;
  readonly report: (what: string, cause: unknown) => void;
}

const BODILESS = new Set([101, 204, 205, 304]);

/** Sends every request of one page through the app: its scheme handlers, its say over navigations. Returns the undo. */
export async function routeRequests(options: RoutingOptions): Promise<() => void> {
  const { session, schemes } = options;

  async function answerFromApp(paused: Paused, scheme: string): Promise<void> {
    const { requestId, request } = paused;
    const handler = schemes.handlers.get(scheme);
    if (!handler) {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    }
    let response: Response;
    let body: Buffer;
    try {
      response = await handler(requestOf(request, schemes));
      body = response.body === null || BODILESS.has(response.status) ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer());
    } catch (cause) {
      options.report(`the app's handler for ${schemes.toApp(request.url)} failed`, cause);
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    }
    if (response.type === 'error') {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
      return;
    }
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      ...(response.statusText === '' ? {} : { responsePhrase: response.statusText }),
      responseHeaders: headersOf(response, schemes),
      body: body.toString('base64'),
    });
  }

  async function route(paused: Paused): Promise<void> {
    const { requestId, request } = paused;
    const decisions = options.decisions();
    if (paused.responseStatusCode !== undefined || paused.responseErrorReason !== undefined) {
      const changed = await decisions.headersReceived?.(paused);
      const responseHeaders = changed && Object.entries(changed).flatMap(([name, values]) => values.map((value) => ({ name, value })));
      await session.send('Fetch.continueResponse', {
        requestId,
        ...(responseHeaders && paused.responseStatusCode !== undefined ? { responseCode: paused.responseStatusCode, responseHeaders } : {}),
      });
      return;
    }
    const isMainDocument = paused.resourceType === 'Document' && paused.frameId === options.mainFrameId;
    if (isMainDocument) {
      const kind = paused.redirectedRequestId === undefined ? 'navigate' : 'redirect';
      if (!(kind === 'navigate' && decisions.isHostNavigation(request.url)) && !decisions.mayNavigate(request.url, kind)) {
        await session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
        return;
      }
    }
    const opinion = await decisions.beforeRequest?.(paused);
    if (opinion?.cancel) {
      await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    if (opinion?.redirectURL !== undefined) {
      const location = schemes.toChromium(opinion.redirectURL);
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 307,
        responseHeaders: [{ name: 'location', value: location }],
      });
      return;
    }
    const scheme = schemes.schemeOf(request.url);
    if (scheme !== null) await answerFromApp(paused, scheme);
    else await session.send('Fetch.continueRequest', { requestId, ...(decisions.headersReceived ? { interceptResponse: true } : {}) });
  }

  const off = session.on('Fetch.requestPaused', (paused) => {
    // A request of a page that has navigated away or closed meanwhile can no longer be answered: that is its end.
    route(paused).catch((cause: unknown) => {
      if (!/Invalid InterceptionId|has gone|has closed|Session with given id/.test(String(cause)))
        options.report(`request ${paused.request.url}`, cause);
    });
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  return off;
}

function requestOf(request: Paused['request'], schemes: SchemeMap): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    headers.set(name, /^(referer|origin)$/i.test(name) ? schemes.toApp(value) : value);
  const parts = (request.postDataEntries ?? []).map((entry) => Buffer.from(entry.bytes ?? '', 'base64'));
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && parts.length > 0;
  return new Request(schemes.toApp(request.url), { method: request.method, headers, ...(hasBody ? { body: Buffer.concat(parts) } : {}) });
}

function headersOf(response: Response, schemes: SchemeMap): { name: string; value: string }[] {
  const headers: { name: string; value: string }[] = [];
  response.headers.forEach((value, name) => {
    // The body is already decoded, and its length is Chromium's to count.
    if (name === 'content-encoding' || name === 'content-length') return;
    const maps = /^(content-security-policy|access-control-allow-origin|location)/.test(name);
    headers.push({ name, value: maps ? schemes.headerToChromium(name === 'location' ? schemes.toChromium(value) : value) : value });
  });
  return headers;
}
