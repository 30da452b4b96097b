import { lookup as systemLookup } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayFetchFrom } from './address-guard.ts';

const MOST_REDIRECTS = 3;

export interface ClipOrder {
  /** http or https. */
  readonly url: string;
  readonly mostBytes: number;
  /** Gives up when it fires, whether at the end of the call or of patience. */
  readonly signal: AbortSignal;
}

/** The bytes of a media address, or a sentence that says why there are none. */
export async function fetchClip(order: ClipOrder, redirects = 0): Promise<Buffer | string> {
  const url = new URL(order.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayFetchFrom(host)) return `${host} is neither this machine nor a public host`;
  try {
    const response = await open(url, order.signal);
    const status = response.statusCode ?? 0;
    const next = response.headers.location;
    if (status >= 300 && status < 400 && next !== undefined) {
      response.destroy();
      return await redirected({ ...order, url: next }, { from: url, redirects });
    }
    if (status === 200) return await bodyOf(response, order.mostBytes);
    response.destroy();
    return `${url.host} answered HTTP ${String(status)}`;
  } catch (cause) {
    return order.signal.aborted ? `${url.host} took too long` : `${url.host} cannot be read: ${reasonOf(cause)}`;
  }
}

function redirected(order: ClipOrder, { from, redirects }: { readonly from: URL; readonly redirects: number }): Promise<Buffer | string> {
  if (redirects === MOST_REDIRECTS) return Promise.resolve(`${from.host} leads from one address to the next`);
  if (!URL.canParse(order.url, from.href)) return Promise.resolve(`${from.host} leads to no address`);
  const to = new URL(order.url, from);
  if (!/^https?:$/.test(to.protocol)) return Promise.resolve(`${from.host} leads to an address that is not http or https`);
  return fetchClip({ ...order, url: to.href }, redirects + 1);
}

function open(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, { signal, agent: false, lookup: guardedLookup }).once('response', resolve).once('error', reject).end();
  });
}

/** Looks the name up and refuses the addresses it must not reach: checked where they are used, so that no second answer slips in. */
const guardedLookup: LookupFunction = (host, options, done) => {
  systemLookup(host, { ...options, all: true }, (cause, addresses) => {
    const refused = cause === null ? addresses.find(({ address }) => !mayFetchFrom(address)) : undefined;
    const first = cause === null ? addresses[0] : undefined;
    if (refused !== undefined) done(new Error(`${host} is neither this machine nor a public host`), '');
    else if (first === undefined) done(cause ?? new Error(`${host} has no address`), '');
    else if (options.all === true) done(null, addresses);
    else done(null, first.address, first.family);
  });
};

async function bodyOf(response: IncomingMessage, mostBytes: number): Promise<Buffer | string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) {
      response.destroy();
      return `the file is larger than ${String(mostBytes)} bytes`;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
