import { isoTime } from '../calls/wire-call.ts';
import { ok, refusal, type ApiReply } from '../http/api-reply.ts';
import { numberScopeNotAllowed, withCaller, withTenant, type Caller } from '../http/auth.ts';
import type { Route } from '../http/router.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { PracticeNumber } from './practice-number.ts';

/** `/v1/numbers…` and `GET /v1/api-keys`. */
export function numberRoutes(world: PracticeWorld): Route[] {
  const visible = (caller: Caller): readonly PracticeNumber[] => (caller.scope === 'tenant' ? world.numbers : [caller.number]);
  const refused = (caller: Caller): boolean => caller.scope === 'number' && world.switches.numberKeyOnNumbers === 'refused';
  const one = (answer: (number: PracticeNumber) => unknown): Route['handle'] =>
    withCaller(world, (request, caller): ApiReply => {
      if (refused(caller)) return numberScopeNotAllowed();
      const number = visible(caller).find((candidate) => candidate.id === request.params['numberId']);
      if (number === undefined) return refusal({ status: 404, code: 'NUMBER_NOT_FOUND', error: 'Number not found' });
      return ok(answer(number));
    });
  return [
    {
      method: 'GET',
      pattern: '/v1/numbers',
      handle: withCaller(world, (_request, caller) =>
        refused(caller) ? numberScopeNotAllowed() : ok(visible(caller).map((number) => wireNumber(number, world))),
      ),
    },
    {
      method: 'GET',
      pattern: '/v1/numbers/:numberId',
      handle: one((number) => ({ ...wireNumber(number, world), ...numberHealth(number) })),
    },
    { method: 'GET', pattern: '/v1/numbers/:numberId/status', handle: one(numberStatus) },
    {
      method: 'GET',
      pattern: '/v1/api-keys',
      handle: withTenant(world, () => ok(world.numbers.map((number) => wireApiKey(number, world)))),
    },
  ];
}

function numberStatus(number: PracticeNumber): { readonly state: string; readonly isFullyConnected: boolean } {
  return { state: number.state, isFullyConnected: number.state === 'OPEN' };
}

function wireNumber(number: PracticeNumber, world: PracticeWorld): Record<string, unknown> {
  return {
    id: number.id,
    instanceName: number.instanceName,
    number: number.number.slice(1),
    name: number.label,
    provider: number.kind === 'meta' ? 'META' : world.switches.webProviderName,
    apiKeys: [{ name: 'default', keyPrefix: number.apiKey.slice(0, 6), keyLast4: number.apiKey.slice(-4) }],
    ...numberStatus(number),
    createdAt: isoTime(number.createdAtMs),
    updatedAt: isoTime(number.createdAtMs),
  };
}

function numberHealth(number: PracticeNumber): Record<string, unknown> {
  const isMeta = number.kind === 'meta';
  return {
    health: {
      qualityRating: isMeta ? 'GREEN' : null,
      messagingLimitTier: isMeta ? 'TIER_10K' : null,
      metaStatus: isMeta ? 'CONNECTED' : null,
      sendable: number.state === 'OPEN',
    },
    meta: isMeta ? { phone: { display_phone_number: number.number }, profile: { about: number.label }, waba: { name: 'Practice' } } : null,
  };
}

function wireApiKey(number: PracticeNumber, world: PracticeWorld): Record<string, unknown> {
  const isLegacy = world.switches.legacyKey === 'last' && number === world.numbers.at(-1);
  return {
    numberId: number.id,
    number: number.number.slice(1),
    displayName: number.label,
    keyId: number.keyId,
    keyLast4: number.apiKey.slice(-4),
    key: isLegacy ? null : number.apiKey,
    revealable: !isLegacy,
  };
}
