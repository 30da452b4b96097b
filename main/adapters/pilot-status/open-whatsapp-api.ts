import { ok } from '#contract/result.ts';
import type { WhatsappApi } from '../../core/permission/whatsapp-api.ts';
import type { LineAccess } from '../../core/ports.ts';
import { callPermission } from './call-permission.ts';
import { callingBody, callingSettings, wireCallingSettings } from './calling-wire.ts';
import { DEADLINES_MS } from './deadlines.ts';
import { openRequests, type RequestTools } from './requests.ts';
import { wireDone, wireMessage, wirePermissions } from './wire.ts';

/** The routes that official numbers alone have: what a customer permits, and how the number takes calls. */
export function openWhatsappApi(access: LineAccess, tools: RequestTools): WhatsappApi {
  const send = openRequests(access, tools);
  const offset = tools.offsets?.of(access.apiBase) ?? null;
  return {
    async readPermission(to) {
      const read = await send({
        method: 'GET',
        path: `/calls/permissions?to=${encodeURIComponent(to)}`,
        deadlineMs: DEADLINES_MS.other,
        subject: 'asking',
        answer: wirePermissions,
      });
      return read.ok ? ok(callPermission(read.value, offset)) : read;
    },
    async requestPermission(to, text) {
      const sent = await send({
        method: 'POST',
        path: '/calls/permissions/request',
        body: { to, text },
        deadlineMs: DEADLINES_MS.place,
        subject: 'asking',
        answer: wireMessage,
      });
      return sent.ok ? ok(null) : sent;
    },
    async readCallingSettings() {
      const read = await send({
        method: 'GET',
        path: '/calls/settings',
        deadlineMs: DEADLINES_MS.other,
        subject: 'account',
        answer: wireCallingSettings,
      });
      return read.ok ? ok(callingSettings(read.value.calling, offset)) : read;
    },
    async changeCallingSettings(change, kept) {
      const done = await send({
        method: 'PUT',
        path: '/calls/settings',
        body: callingBody(change, kept),
        deadlineMs: DEADLINES_MS.place,
        subject: 'calling-settings',
        answer: wireDone,
      });
      return done.ok ? ok(null) : done;
    },
  };
}
