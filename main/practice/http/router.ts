import type { IncomingHttpHeaders } from 'node:http';
import type { ApiReply } from './api-reply.ts';

/** A request after its body was read. `body` is undefined when there was none. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What a handler gets: the request and the named parts of its path, already URL-decoded. */
export interface RoutedRequest extends ApiRequest {
  readonly params: Readonly<Record<string, string>>;
}

export type RouteHandler = (request: RoutedRequest) => ApiReply | Promise<ApiReply>;

/** `pattern` is a path whose `:name` parts match one segment each. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly pattern: string;
  readonly handle: RouteHandler;
}

/** Finds the route of a request; the first that fits wins. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly params: Record<string, string> } | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.pattern, path);
    if (params !== null) return { route, params };
  }
  return undefined;
}

/** The named parts of `path` when it fits `pattern`, otherwise null. A part that is not valid percent-encoding fits nothing. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    const decoded = decodePart(value);
    if (decoded === null || decoded === '') return null;
    params[part.slice(1)] = decoded;
  }
  return params;
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
