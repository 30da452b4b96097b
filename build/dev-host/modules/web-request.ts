import type Electron from 'electron';

import type { RoutingDecisions } from '../chromium/request-routing.ts';
import type { Protocol } from '../chromium/protocol-types.ts';
import type { SchemeMap } from '../chromium/scheme-map.ts';
import { provide } from '../provide.ts';

type BeforeRequest = (details: Electron.OnBeforeRequestListenerDetails, callback: (response: Electron.CallbackResponse) => void) => void;
type HeadersReceived = (
  details: Electron.OnHeadersReceivedListenerDetails,
  callback: (response: Electron.HeadersReceivedResponse) => void,
) => void;
type Paused = Protocol.Fetch.requestPausedPayload;

interface Registered<L> {
  readonly listener: L;
  readonly matches: (url: string) => boolean;
}

export interface HostWebRequest {
  readonly face: Electron.WebRequest;
  readonly routing: () => Pick<RoutingDecisions, 'beforeRequest' | 'headersReceived'>;
}

const RESOURCE_TYPES: Readonly<Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
};

/** A match pattern such as `*://*.example.org/*` as a test for addresses. */
export function urlPattern(pattern: string): (url: string) => boolean {
  if (pattern === '<all_urls>') return () => true;
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  const test = new RegExp(`^${escaped}$`);
  return (url) => test.test(url);
}

function register<L>(first: Electron.WebRequestFilter | L | null, second?: L | null): Registered<L> | null {
  if (typeof first === 'function') return { listener: first, matches: () => true };
  if (!first || !second) return null;
  const patterns = ((first as Electron.WebRequestFilter).urls ?? []).map(urlPattern);
  return { listener: second, matches: (url) => patterns.some((matches) => matches(url)) };
}

/** `session.webRequest` for requests of pages: `onBeforeRequest` for all, `onHeadersReceived` for those that reach a network. */
export function createWebRequest(schemes: SchemeMap): HostWebRequest {
  let before: Registered<BeforeRequest> | null = null;
  let headers: Registered<HeadersReceived> | null = null;
  let lastId = 0;
  const detailsOf = (paused: Paused) => {
    lastId += 1;
    return {
      id: lastId,
      url: schemes.toApp(paused.request.url),
      method: paused.request.method,
      resourceType: RESOURCE_TYPES[paused.resourceType] ?? ('other' as const),
      referrer: schemes.toApp(paused.request.headers['Referer'] ?? ''),
      timestamp: Date.now(),
      uploadData: [],
    };
  };
  const beforeRequest = (paused: Paused): Promise<Electron.CallbackResponse | undefined> => {
    const details = detailsOf(paused);
    const asked = before;
    if (!asked?.matches(details.url)) return Promise.resolve(undefined);
    return new Promise((resolve) => asked.listener(details, resolve));
  };
  const headersReceived = async (paused: Paused): Promise<Record<string, string[]> | undefined> => {
    const asked = headers;
    const base = detailsOf(paused);
    if (!asked?.matches(base.url)) return undefined;
    const responseHeaders: Record<string, string[]> = {};
    for (const { name, value } of paused.responseHeaders ?? []) (responseHeaders[name] ??= []).push(value);
    const statusCode = paused.responseStatusCode ?? 0;
    const details = { ...base, responseHeaders, statusCode, statusLine: `HTTP/1.1 ${statusCode} ${paused.responseStatusText ?? ''}` };
    const answer = await new Promise<Electron.HeadersReceivedResponse>((resolve) => asked.listener(details, resolve));
    if (!answer.responseHeaders) return undefined;
    return Object.fromEntries(
      Object.entries(answer.responseHeaders).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
    );
  };
  const face = provide<Electron.WebRequest>()('webRequest', {
    onBeforeRequest: (first: Electron.WebRequestFilter | BeforeRequest | null, second?: BeforeRequest | null) => {
      before = register(first, second);
    },
    onHeadersReceived: (first: Electron.WebRequestFilter | HeadersReceived | null, second?: HeadersReceived | null) => {
      headers = register(first, second);
    },
  });
  return { face, routing: () => ({ ...(before ? { beforeRequest } : {}), ...(headers ? { headersReceived } : {}) }) };
}
