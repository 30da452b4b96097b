import type { AlertsState } from '#contract/alerts-state.ts';
import type { AppState } from '#contract/app-state.ts';
import { ok } from '#contract/result.ts';
import { unixMs, type UnixMs } from '#contract/time.ts';
import { MORNING_HOUR } from '#contract/presence.ts';
import { openMessageApi } from '../../adapters/pilot-status/open-message-api.ts';
import { systemQuietReader } from '../../adapters/system-quiet/read-system-quiet.ts';
import { callContexts } from '../../core/alerts/call-contexts.ts';
import type { CallerFile } from '../../core/alerts/caller-file.ts';
import { createPastCalls } from '../../core/alerts/past-calls.ts';
import { createReplyDesk } from '../../core/alerts/reply-desk.ts';
import { speakingWindows } from '../../core/alerts/speaking-windows.ts';
import { createSystemQuietWatch } from '../../core/alerts/system-quiet-watch.ts';
import { createPresenceDesk } from '../../core/presence/presence-desk.ts';
import { meteredMessageApi } from '../../gateway/metered-message-api.ts';
import type { AlertsCommands } from '#contract/alerts-commands.ts';
import type { PresenceCommands } from '#contract/presence-commands.ts';
import type { RoomCommands } from '../../ipc/command-handlers.ts';
import type { Room } from '../room.ts';
import type { RoomSite } from '../room-site.ts';

export interface AlertsRoom extends Room {
  part(of: Pick<AppState, 'calls' | 'recents'>): AlertsState;
  readonly handlers: Pick<RoomCommands, keyof AlertsCommands | keyof PresenceCommands>;
}

/** Alerts beside the main window, and what the agent is doing. `noted`: what notes and contacts know of a number. */
export function openAlertsRoom(site: RoomSite, noted: Pick<CallerFile, 'lastNoteOf'>): AlertsRoom {
  const { clock, log, app, kept, gates, requests, changed } = site;
  const callers: CallerFile = { ...noted, callsWith: createPastCalls(kept.calls, (at) => dayOf(at) === dayOf(clock.now())) };
  const presence = createPresenceDesk({ clock, store: kept.desk.presence, nextMorning, changed });
  const quiet = createSystemQuietWatch({ clock, log, read: systemQuietReader(), changed });
  const reply = createReplyDesk({
    clock,
    log,
    calls: () => app.state().calls,
    messagesOf(line) {
      const access = app.lineAccess(line);
      return access === null ? null : meteredMessageApi(openMessageApi(access, requests), gates.of(access), { templates: 'upkeep' });
    },
    silence: app.silence,
    reject: app.reject,
    tell: site.tell,
    changed,
  });

  return {
    part(of) {
      const seen = { calls: of.calls, settings: kept.settings.read(), presence: presence.state(), systemQuiet: quiet.isQuiet() };
      return {
        presence: seen.presence,
        callContexts: callContexts({ ...of, now: clock.now() }, { callers, dayOf }),
        lineReplies: reply.replies(),
        systemQuiet: seen.systemQuiet,
        speaking: speakingWindows(seen, site.windowFacts()),
      };
    },
    handlers: {
      'call/reply': ({ callId, reply: message }) => reply.reply(callId, message),
      'presence/set': (order) => {
        presence.set(order);
        return ok(null);
      },
      'presence/next': (order) => {
        presence.setNext(order);
        return ok(null);
      },
      'window/card-list': ({ isOpen }) => {
        site.openCardList(isOpen);
        return ok(null);
      },
      'window/close-mini': () => {
        site.closeMini();
        return ok(null);
      },
    },
    follow(state) {
      presence.follow(state.calls);
      quiet.follow(state);
      reply.follow(state);
    },
    stop() {
      presence.stop();
      quiet.stop();
    },
  };
}

/** Where the agent is, as this machine has it. */
function dayOf(at: UnixMs): string {
  return new Date(at).toDateString();
}

function nextMorning(after: UnixMs): UnixMs {
  const morning = new Date(after);
  morning.setHours(MORNING_HOUR, 0, 0, 0);
  if (morning.getTime() <= after) morning.setDate(morning.getDate() + 1);
  return unixMs(morning.getTime());
}
