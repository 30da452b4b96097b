import type { IncomingHttpHeaders } from 'node:http';
import type { PracticeNumber } from '../numbers/practice-number.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { refusal, type ApiReply } from './api-reply.ts';
import type { RoutedRequest, RouteHandler } from './router.ts';

/** Who is asking. */
export type Caller = { readonly scope: 'number'; readonly number: PracticeNumber } | { readonly scope: 'tenant' };

/** The holder of the key in `x-api-key`, or of the key named by `x-api-key-id`. Bearer tokens are nobody. */
export function callerOf(world: PracticeWorld, headers: IncomingHttpHeaders): Caller | undefined {
  const key = headers['x-api-key'];
  const keyId = headers['x-api-key-id'];
  if (typeof key === 'string') {
    if (key === world.tenantKey) return { scope: 'tenant' };
    const number = world.numbers.find((candidate) => candidate.apiKey === key);
    return number === undefined ? undefined : { scope: 'number', number };
  }
  if (typeof keyId === 'string') {
    if (keyId === world.tenantKeyId) return { scope: 'tenant' };
    const number = world.numbers.find((candidate) => candidate.keyId === keyId);
    return number === undefined ? undefined : { scope: 'number', number };
  }
  return undefined;
}

const unauthorized = (): ApiReply => refusal({ status: 401, code: 'UNAUTHORIZED', error: 'Missing or invalid API key' });
export const tenantScopeNotAllowed = (): ApiReply =>
  refusal({ status: 403, code: 'TENANT_SCOPE_NOT_ALLOWED', error: 'This route needs a number-scoped API key' });
export const numberScopeNotAllowed = (): ApiReply =>
  refusal({ status: 403, code: 'NUMBER_SCOPE_NOT_ALLOWED', error: 'This route needs a tenant-scoped API key' });

/** Wraps a handler that needs a valid key of any scope. */
export function withCaller(
  world: PracticeWorld,
  handle: (request: RoutedRequest, caller: Caller) => ApiReply | Promise<ApiReply>,
): RouteHandler {
  return (request) => {
    const caller = callerOf(world, request.headers);
    return caller === undefined ? unauthorized() : handle(request, caller);
  };
}

/** Wraps a handler that needs the key of one number. */
export function withNumber(
  world: PracticeWorld,
  handle: (request: RoutedRequest, number: PracticeNumber) => ApiReply | Promise<ApiReply>,
): RouteHandler {
  return withCaller(world, (request, caller) => (caller.scope === 'number' ? handle(request, caller.number) : tenantScopeNotAllowed()));
}

/** Wraps a handler that needs the tenant key. */
export function withTenant(world: PracticeWorld, handle: (request: RoutedRequest) => ApiReply | Promise<ApiReply>): RouteHandler {
  return withCaller(world, (request, caller) => (caller.scope === 'tenant' ? handle(request) : numberScopeNotAllowed()));
}
