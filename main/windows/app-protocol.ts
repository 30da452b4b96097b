import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Protocol } from 'electron';

const SCHEME = 'app';
export const APP_ORIGIN = `${SCHEME}://pilot`;

/** Nothing from anywhere but ourselves; no inline script or style, no frame, no form. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Before the app is ready: makes app:// a secure, standard origin (getUserMedia needs one). No CSP or CORS exceptions. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/**
 * Serves the built pages of `folder` under app://pilot/, and what `besides` answers there. Anything outside it, or of another host, is 404.
 */
export function serveAppScheme(
  protocol: Pick<Protocol, 'handle' | 'unhandle'>,
  folder: string,
  besides: (request: Request) => Promise<Response | null> = () => Promise.resolve(null),
): () => void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== new URL(APP_ORIGIN).host) return notFound();
    const answered = await besides(request);
    if (answered !== null) return answered;
    const path = fileOf(folder, url.pathname);
    const type = path === null ? undefined : CONTENT_TYPES[extname(path)];
    if (path === null || type === undefined) return notFound();
    try {
      return new Response(await readFile(path), {
        headers: {
          'Content-Type': type,
          'Content-Security-Policy': CONTENT_SECURITY_POLICY,
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-cache',
        },
      });
    } catch (cause) {
      if (isMissing(cause)) return notFound();
      throw cause;
    }
  });
  return () => protocol.unhandle(SCHEME);
}

/** The file a path of the URL names, or null where it would leave `folder`. */
export function fileOf(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null; // a malformed escape names no file
  }
  if (decoded.includes('\0')) return null;
  const path = normalize(join(folder, decoded));
  return path.startsWith(folder + sep) ? path : null;
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'EISDIR');
}

function notFound(): Response {
  return new Response('not found', { status: 404, headers: { 'Content-Type': 'text/plain' } });
}
