import { Notification } from 'electron';
import { join } from 'node:path';
import type { RecentCall } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { ok, type Result } from '#contract/result.ts';
import { WHOLE_HISTORY } from '#contract/history.ts';
import type { LineAdvice } from '#contract/line-advice.ts';
import type { LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { type UnixMs, unixMs } from '#contract/time.ts';
import type { WhatsappState } from '#contract/whatsapp-commands.ts';
import { openSoundDatabase } from '../../adapters/call-records/open-sound-database.ts';
import { openPermissionNotifier } from '../../adapters/permission-notifier/open-permission-notifier.ts';
import { openPermissionStore } from '../../adapters/permission-store/open-permission-store.ts';
import { checkPermissionTables, PERMISSION_STEPS } from '../../adapters/permission-store/permission-schema.ts';
import { openMessageApi } from '../../adapters/pilot-status/open-message-api.ts';
import { openWhatsappApi } from '../../adapters/pilot-status/open-whatsapp-api.ts';
import { openPriceStore } from '../../adapters/price-store/open-price-store.ts';
import { openKeptFile } from '../../adapters/settings-store/kept-file.ts';
import { createBillingDesk } from '../../core/billing/billing-desk.ts';
import { createCallingDesk } from '../../core/calling-settings/calling-desk.ts';
import type { HistoryStore } from '../../core/history/history-store.ts';
import { inBackground } from '../../core/in-background.ts';
import { areaRefusal } from '../../core/policy/area-refusal.ts';
import { createAdviceDesk } from '../../core/permission/advice-desk.ts';
import { createMessageDesk } from '../../core/permission/message-desk.ts';
import { createPeerCalls } from '../../core/permission/peer-calls.ts';
import { createPermissionDesk, type PermissionDesk } from '../../core/permission/permission-desk.ts';
import { followPermissionEvents } from '../../core/permission/permission-events.ts';
import type { ApiFor } from '../../core/permission/permission-reads.ts';
import { meteredMessageApi } from '../../gateway/metered-message-api.ts';
import { meteredWhatsappApi } from '../../gateway/metered-whatsapp-api.ts';
import type { WhatsappHandlers } from '../../ipc/command-handlers.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';

export interface WhatsappRoom extends Room {
  part(): WhatsappState;
  readonly handlers: WhatsappHandlers;
  readonly mayDial: PermissionDesk['mayDial'];
  /** Every line for a number, the best first. */
  readonly advise: (to: PhoneNumber) => Promise<readonly LineAdvice[]>;
}

/** What official numbers have beside their calls: permissions, call-backs, calling settings, costs. */
export function openWhatsappRoom(site: RoomSite): WhatsappRoom {
  const { folder, clock, log, newId, kept, requests, gates, policy, app, changed, tell } = site;
  const { database, problem, why } = openSoundDatabase({
    path: join(folder, 'permissions.sqlite'),
    name: 'permissions',
    now: clock.now,
    schema: { steps: PERMISSION_STEPS, check: checkPermissionTables },
  });
  if (problem !== null) log.error('the permissions could not be read', { detail: problem.detail ?? '', why });
  const prices = openPriceStore({ file: openKeptFile({ folder, name: 'prices', now: clock.now }), log });
  for (const one of [problem, prices.problem]) if (one !== null) tell(one);

  const store = openPermissionStore({ database, log });
  const api: ApiFor = (line, urgency) => {
    const access = app.lineAccess(line);
    return access === null ? null : meteredWhatsappApi(openWhatsappApi(access, requests), gates.of(access), urgency);
  };
  const calls = createPeerCalls({ recent: kept.history.recent, rewrites: kept.calls.rewrites });
  const permissions = createPermissionDesk({ clock, log, newId, store, calls, api, dial: app.dial, changed });
  const billing = createBillingDesk({
    clock,
    store: prices.store,
    company: policy.prices,
    locked: areaRefusal(policy, 'prices'),
    placedSince: placedSince(kept.calls),
    dayStart,
    monthStart,
    tell,
    changed,
  });
  const calling = createCallingDesk({ clock, newId, api, locked: areaRefusal(policy, 'callingSettings') });
  const messages = createMessageDesk({
    clock,
    messagesOf(line) {
      const access = app.lineAccess(line);
      return access === null ? null : meteredMessageApi(openMessageApi(access, requests), gates.of(access), { templates: 'click' });
    },
  });
  const advise = createAdviceDesk({ clock, permissions, calling, billing, calls, lines: () => app.state().lines });
  const notifier = openPermissionNotifier({ notification: Notification, clicked: site.showMain });
  const stopEvents = followPermissionEvents({
    eventLog: site.eventLog,
    clock,
    log,
    told: (lineId, hint) => inBackground('hearing of a permission', permissions.heard({ lineId, peer: hint.peer }, hint), log),
  });
  const customer = (order: { readonly lineId: LineId; readonly to: PhoneNumber }) => ({ lineId: order.lineId, peer: order.to });

  return {
    part: () => ({ permissions: permissions.state(), billing: billing.state() }),
    handlers: {
      'permission/read': (order) => permissions.read(customer(order), { isFresh: order.isFresh, isAwaited: true }),
      'permission/request': (order) => permissions.request(customer(order), order.text),
      'customer/templates': ({ lineId }) => messages.templates(lineId),
      'customer/write': (order) => messages.write(customer(order), order.message),
      'permission/dismiss': ({ newsId }) => done(() => permissions.dismiss(newsId)),
      'call-back/plan': (order) => done(() => permissions.plan(customer(order), order.at)),
      'call-back/done': ({ callBackId }) => done(() => permissions.done(callBackId)),
      'line/advice': async ({ to }) => ok(await advise(to)),
      'call/dial-anyway': (order) => permissions.dialAnyway(customer(order)),
      'calling-settings/read': ({ lineId }) => calling.read(lineId),
      'calling-settings/change': ({ lineId, version, change }) => calling.change(lineId, version, change),
      'prices/preview': ({ text }) => ok(billing.preview(text)),
      'prices/use': ({ text }) => billing.use(text),
      'prices/read': () => ok(billing.table()),
    },
    mayDial: permissions.mayDial,
    advise,
    follow(state) {
      permissions.follow(state);
      billing.follow(state);
      notifier.show(state, () => createTranslator(state.settings.language));
    },
    stop() {
      stopEvents();
      notifier.close();
      permissions.stop();
      store.close();
    },
  };
}

const PAGE = 1_000;

/** Calls of this station on official numbers that were talked on. */
function placedSince(calls: HistoryStore): (at: UnixMs) => readonly RecentCall[] {
  return (from) => {
    const query = { ...WHOLE_HISTORY, terms: [], results: ['answered'], direction: 'outbound', kind: 'meta', from } as const;
    const placed: RecentCall[] = [];
    for (let place = 0; ; place += PAGE) {
      const { entries } = calls.page(query, { from: place, limit: PAGE });
      for (const entry of entries) if (entry?.fromService === false) placed.push(entry.call);
      if (entries.length < PAGE) return placed;
    }
  };
}

/** As the agent's calendar has it. */
function dayStart(at: UnixMs): UnixMs {
  return unixMs(new Date(at).setHours(0, 0, 0, 0));
}

function monthStart(at: UnixMs): UnixMs {
  const day = new Date(at);
  day.setDate(1);
  return unixMs(day.setHours(0, 0, 0, 0));
}

function done(work: () => void): Result<null, AppError> {
  work();
  return ok(null);
}
