import type { z } from 'zod';
import type { LineKind } from '#contract/line.ts';
import type { UnixMs } from '#contract/time.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { RemoteCall } from '../../core/events/observation.ts';
import { callRefusal } from '../../core/permission/call-refusal.ts';
import type { LineAccess, LineApi } from '../../core/ports.ts';
import { DEADLINES_MS } from './deadlines.ts';
import type { Subject } from './error-table.ts';
import { callPermission } from './call-permission.ts';
import { checkMediaUrl } from './media-url-policy.ts';
import { numberOfKey } from './number-of-key.ts';
import { remoteCall } from './remote-call.ts';
import { type KnownAnswer, openRequests, type RequestTools } from './requests.ts';
import {
  wireCall,
  wireCalling,
  wireCallList,
  wireDone,
  wireNumbers,
  wirePermissions,
  wirePlacedCall,
  wireRealtimeSession,
  wireSettings,
} from './wire.ts';

const MOST_LISTED = 100;
/** The end of the year 9999: whatever is later is no instant of ISO 8601 with four digits. */
const LAST_INSTANT_MS = 253_402_300_799_999;

/** Ids of Meta carry `=` and `+`, and whatever the service calls an id must stay one segment of the path. */
function callPath(remoteId: string, action = ''): string {
  return `/calls/${encodeURIComponent(remoteId)}${action}`;
}

/** Null where the service says neither. */
function callsAreOn(status: string | null | undefined): boolean | null {
  const word = status?.trim().toUpperCase();
  return word === 'ENABLED' ? true : word === 'DISABLED' ? false : null;
}

/** An instant as the cursor of a page. */
function isoInstant(instant: UnixMs): string {
  return new Date(Math.min(LAST_INSTANT_MS, Math.max(0, instant))).toISOString();
}

/** Remembers the first page of one length, the last that was asked for: a page of another length is another answer. */
function knownPage<Page>(): { of(length: string): KnownAnswer<Page> } {
  let kept: { readonly length: string; readonly etag: string; readonly answer: Page } | null = null;
  return {
    of: (length) => ({
      get: () => (kept?.length === length ? kept : null),
      set(known) {
        kept = known === null ? null : { length, ...known };
      },
    }),
  };
}

/** The calls API of one number. Answers are values; only a bug throws. `fetch` is Node's or one that behaves like it. */
export function openLineApi(access: LineAccess, tools: RequestTools): LineApi {
  const send = openRequests(access, tools);
  const offset = tools.offsets?.of(access.apiBase) ?? null;
  const firstPage = knownPage<z.output<typeof wireCallList>>();
  const serviceInstant = (instant: UnixMs): string => isoInstant(offset === null ? instant : offset.theirs(instant));

  async function act(
    order: { readonly remoteId: string; readonly action: string; readonly body?: Readonly<Record<string, unknown>> },
    subject: Subject = 'one-call',
  ): Promise<Result<null, AppError>> {
    const { body } = order;
    const path = callPath(order.remoteId, order.action);
    const basic = { method: 'POST', path, deadlineMs: DEADLINES_MS.click, subject, answer: wireDone } as const;
    const done = await send(body === undefined ? basic : { ...basic, body });
    return done.ok ? ok(null) : done;
  }

  return {
    async detectKind(): Promise<Result<LineKind, AppError>> {
      const settings = await send({
        method: 'GET',
        path: '/calls/settings',
        deadlineMs: DEADLINES_MS.other,
        subject: 'first-contact',
        answer: wireSettings,
      });
      if (settings.ok) return ok('meta');
      return settings.error.code === 'not-supported' ? ok('web') : settings;
    },

    async readNumber() {
      const numbers = await send({
        method: 'GET',
        path: '/numbers',
        deadlineMs: DEADLINES_MS.other,
        subject: 'account',
        answer: wireNumbers,
      });
      if (numbers.ok) return ok(numberOfKey(numbers.value, access.apiKey));
      return numbers.error.code === 'number-key-given' ? ok(null) : numbers;
    },

    async readCalling() {
      const settings = await send({
        method: 'GET',
        path: '/calls/settings',
        deadlineMs: DEADLINES_MS.other,
        subject: 'account',
        answer: wireCalling,
      });
      if (settings.ok) return ok(callsAreOn(settings.value.calling.status));
      return settings.error.code === 'not-supported' ? ok(null) : settings;
    },

    async list(limit, before): Promise<Result<readonly RemoteCall[], AppError>> {
      const count = String(Math.min(MOST_LISTED, Math.max(1, Math.trunc(limit))));
      const order = { method: 'GET', deadlineMs: DEADLINES_MS.look, subject: 'account', answer: wireCallList } as const;
      const listed =
        before === undefined
          ? await send({ ...order, path: `/calls?limit=${count}`, known: firstPage.of(count) })
          : await send({ ...order, path: `/calls?limit=${count}&before=${encodeURIComponent(serviceInstant(before))}` });
      if (!listed.ok) return listed;
      return ok(
        listed.value.calls.flatMap((item) => {
          const call = wireCall.safeParse(item);
          const remote = call.success ? remoteCall(call.data, offset) : null;
          if (remote === null) tools.log.warn('a listed call cannot be read');
          return remote === null ? [] : [remote];
        }),
      );
    },

    async read(remoteId, withSdp): Promise<Result<RemoteCall, AppError>> {
      const read = await send({
        method: 'GET',
        path: callPath(remoteId, withSdp ? '?includeSdp=1' : ''),
        deadlineMs: DEADLINES_MS.look,
        subject: 'reading',
        answer: wireCall,
      });
      if (!read.ok) return read;
      const call = remoteCall(read.value, offset);
      return call === null ? fail(appError('service-broken', 'a call without direction')) : ok(call);
    },

    async mayCall(to) {
      const read = await send({
        method: 'GET',
        path: `/calls/permissions?to=${encodeURIComponent(to)}`,
        deadlineMs: DEADLINES_MS.click,
        subject: 'placing',
        answer: wirePermissions,
      });
      if (!read.ok) return read;
      const refusal = callRefusal(callPermission(read.value, offset));
      return refusal === null ? ok(null) : fail(refusal);
    },

    async place({ to, sdpOffer }) {
      const placed = await send({
        method: 'POST',
        path: '/calls',
        body: sdpOffer === null ? { to } : { to, sdp: sdpOffer, sdpType: 'offer' },
        deadlineMs: DEADLINES_MS.place,
        subject: 'placing',
        answer: wirePlacedCall,
      });
      return placed.ok ? ok({ remoteId: placed.value.id, externalId: placed.value.externalCallId ?? '' }) : placed;
    },

    preAccept: (remoteId, sdp) => act({ remoteId, action: '/pre-accept', body: { sdp, sdpType: 'answer' } }, 'media-description'),
    accept: (remoteId, sdp) =>
      sdp === null
        ? act({ remoteId, action: '/accept' })
        : act({ remoteId, action: '/accept', body: { sdp, sdpType: 'answer' } }, 'media-description'),
    reject: (remoteId) => act({ remoteId, action: '/reject' }),
    terminate: (remoteId) => act({ remoteId, action: '/terminate' }),

    async play(remoteId, mediaUrl) {
      const played = await act({ remoteId, action: '/play', body: { mediaUrl } });
      // The guide calls the member `url`, the playground `mediaUrl`; the newer page wins.
      const isMisnamed = !played.ok && played.error.code === 'call-setup-refused';
      return isMisnamed ? act({ remoteId, action: '/play', body: { url: mediaUrl } }) : played;
    },

    async realtimeSession(remoteId, mode) {
      const session = await send({
        method: 'POST',
        path: callPath(remoteId, '/realtime-session'),
        body: { mode },
        deadlineMs: DEADLINES_MS.click,
        subject: 'one-call',
        answer: wireRealtimeSession,
      });
      if (!session.ok) return session;
      const { wsUrl } = session.value;
      const checked = checkMediaUrl(wsUrl, access.apiBase);
      return checked.ok ? ok({ wsUrl }) : checked;
    },
  };
}
