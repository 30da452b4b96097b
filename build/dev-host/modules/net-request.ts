import { EventEmitter } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type Electron from 'electron';

import { extend, provide } from '../provide.ts';
import { verifyOf } from './certificate-verify.ts';

/**
 * `net.request`, over Node's own: as much as a download needs. Like Chromium it trusts what the system does beside the
 * well-known, and asks the session's own procedure. No proxy, no cache, no cookies: what the session says of them is not looked at.
 */
export function createNetRequest(): Electron.Net['request'] {
  return (options) => openRequest(typeof options === 'string' ? { url: options } : options);
}

function openRequest(options: Electron.ClientRequestConstructorOptions): Electron.ClientRequest {
  const emitter = new EventEmitter();
  const asked = nodeRequest(options);
  let isOver = false;
  const over = (event: 'abort' | 'error', cause?: Error): void => {
    if (isOver) return;
    isOver = true;
    if (cause === undefined) emitter.emit(event);
    else emitter.emit(event, cause);
    asked.destroy();
    emitter.emit('close');
  };
  asked.on('error', (cause) => over('error', cause));
  asked.on('response', (response) => {
    const to = response.headers.location;
    if (to !== undefined && isRedirect(response)) {
      // Who listens may ask anew; Electron would go on by itself where it was not told `manual`.
      emitter.emit('redirect', response.statusCode, asked.method, new URL(to, addressOf(options)).href, response.headers);
      over('error', new Error('development host follows no redirect of net.request'));
      return;
    }
    response.on('end', () => {
      isOver = true;
      emitter.emit('close');
    });
    emitter.emit('response', response);
  });
  const face: Electron.ClientRequest = provide<Electron.ClientRequest>()(
    'ClientRequest',
    extend(emitter, {
      setHeader: (name: string, value: string) => void asked.setHeader(name, value),
      getHeader: (name: string) => String(asked.getHeader(name) ?? ''),
      removeHeader: (name: string) => asked.removeHeader(name),
      end: (chunk?: string | Buffer) => {
        asked.end(chunk);
        return face;
      },
      abort: () => over('abort'),
    }),
  );
  return face;
}

function nodeRequest(options: Electron.ClientRequestConstructorOptions): ClientRequest {
  const url = addressOf(options);
  const order: RequestOptions = { method: options.method ?? 'GET', ...(options.headers === undefined ? {} : { headers: options.headers }) };
  if (url.protocol !== 'https:') return plainRequest(url, order);
  const to = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port === '' ? 443 : url.port) };
  return secureRequest(url, {
    ...order,
    createConnection(_options, connected) {
      // Node calls a failed one with the cause alone; its types want a connection beside it.
      const failed = connected as (cause: unknown) => void;
      verifyOf(options.session)
        .connect(to)
        .then((socket) => connected(null, socket), failed);
      return undefined;
    },
  });
}

function addressOf({ url, protocol = 'http:', host, hostname, port, path = '/' }: Electron.ClientRequestConstructorOptions): URL {
  if (url !== undefined) return new URL(url);
  const authority = hostname === undefined ? (host ?? 'localhost') : port === undefined ? hostname : `${hostname}:${String(port)}`;
  return new URL(path, `${protocol}//${authority}`);
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 300 && statusCode < 400;
}
