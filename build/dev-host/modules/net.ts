import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';

import type { SchemeMap } from '../chromium/scheme-map.ts';
import { provide } from '../provide.ts';
import { createNetRequest } from './net-request.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain',
  '.map': 'application/json',
};

/** `net.fetch`: the app's own schemes through their handlers, `file:` from disk, the rest through Node. */
export function createNetFetch(schemes: SchemeMap): Electron.Net['fetch'] {
  return async (input, init) => {
    const request = typeof input === 'string' ? new Request(input, init) : new Request(input.url, input);
    const url = new URL(request.url);
    const handler = schemes.handlers.get(url.protocol.slice(0, -1));
    if (handler && init?.bypassCustomProtocolHandlers !== true) return handler(request);
    if (url.protocol !== 'file:') return fetch(request);
    const path = fileURLToPath(url.origin === 'null' ? `file://${url.pathname}` : url);
    try {
      return new Response(await readFile(path), {
        headers: { 'content-type': CONTENT_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream' },
      });
    } catch (cause) {
      throw new Error('net::ERR_FILE_NOT_FOUND', { cause });
    }
  };
}

/** `net`. Whether the machine is online is not looked at: it counts as online. */
export function createNetModule(schemes: SchemeMap): Electron.Net {
  return provide<Electron.Net>()('net', {
    fetch: createNetFetch(schemes),
    request: createNetRequest(),
    isOnline: () => true,
    get online() {
      return true;
    },
  });
}
