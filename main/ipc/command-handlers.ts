import type { AlertsCommands } from '#contract/alerts-commands.ts';
import type { CallId } from '#contract/call.ts';
import type { ContactCommands } from '#contract/contact-commands.ts';
import type { StationReport } from '#contract/station.ts';
import type { DeskFitCommands } from '#contract/desk-fit-commands.ts';
import type { HistoryCommands } from '#contract/history-commands.ts';
import type { PresenceCommands } from '#contract/presence-commands.ts';
import { pcmOfText } from '#contract/pcm-text.ts';
import { ok } from '#contract/result.ts';
import type { SettingsCommands } from '#contract/settings-commands.ts';
import type { UpdateCommands } from '#contract/updates.ts';
import type { WhatsappCommands } from '#contract/whatsapp-commands.ts';
import type { AppController } from '../core/app-controller.ts';
import type { ReportDesk } from '../core/quality/report-desk.ts';
import type { CommandHandlers } from './serve-contract.ts';

/** Commands that the rooms beside the calls answer (main/compose/rooms): add the area's interface with `|`. */
type RoomCommandName =
  | keyof SettingsCommands
  | keyof AlertsCommands
  | keyof PresenceCommands
  | keyof UpdateCommands
  | keyof ContactCommands
  | keyof HistoryCommands
  | keyof DeskFitCommands
  | keyof WhatsappCommands;
export type RoomCommands = Pick<CommandHandlers, RoomCommandName>;
export type WhatsappHandlers = Pick<CommandHandlers, keyof WhatsappCommands>;

/** Each command of the bridge, as a line to the room that knows. */
export function commandHandlers(rooms: {
  readonly app: AppController;
  readonly reports: ReportDesk;
  readonly stationReport: (report: StationReport) => void;
  readonly showMain: () => void;
  readonly quit: (isAgreed: boolean) => void;
  /** Told before a call that is over leaves the screen, because the agent closes it. */
  readonly callClosed: (callId: CallId) => void;
  readonly desktop: RoomCommands;
}): CommandHandlers {
  const { app, reports, stationReport, showMain, quit, callClosed } = rooms;
  return {
    ...rooms.desktop,
    'state/read': () => ok(app.state()),
    'call/dial': ({ lineId, to }) => app.dial(lineId, to),
    'call/answer': ({ callId }) => app.answer(callId),
    'call/reject': ({ callId }) => app.reject(callId),
    'call/silence': ({ callId }) => app.silence(callId),
    'call/hang-up': ({ callId }) => app.hangUp(callId),
    'call/mute': ({ callId, muted }) => app.mute(callId, muted),
    'call/record': (order) => app.capture.record(order),
    'call/play-clip': ({ callId, clipId }) => app.capture.playClip(callId, clipId),
    'call/stop-clip': ({ callId }) => app.capture.stopClip(callId),
    'recordings/of': ({ callIds }) => ok(app.capture.recordingsOf(new Set(callIds))),
    'recording/export': ({ recordingId, ...to }) => app.capture.export(recordingId, to),
    'recording/delete': ({ recordingId }) => app.capture.remove(recordingId),
    'clip/part': ({ uploadId, pcm }) => app.capture.clips.part(uploadId, pcmOfText(pcm)),
    'clip/add': ({ uploadId, name }) => app.capture.clips.add(uploadId, name),
    'clip/remove': ({ clipId }) => app.capture.clips.remove(clipId),
    'call/hold': ({ callId, held }) => app.setHeld(callId, held),
    'call/rejoin': ({ callId }) => app.rejoin(callId),
    'call/dismiss': ({ callId }) => {
      // Who closes a call is done with it: its note must not come up once more, in a card.
      callClosed(callId);
      return app.dismiss(callId);
    },
    'line/add': ({ apiKey, label }) => app.addLine(apiKey, label),
    'line/remove': ({ lineId }) => app.removeLine(lineId),
    'line/change': ({ lineId, ...to }) => app.changeLine(lineId, to),
    'line/mend': ({ lineId }) => app.mendLine(lineId),
    'account/read': ({ apiKey }) => app.readAccount(apiKey),
    'account/add': ({ offerId, numberIds }) => app.addFromAccount(offerId, numberIds),
    'settings/change': (change) => app.changeSettings(change),
    'ringer/try': (trial) => app.tryRinger(trial),
    'headset/choose': app.headset.choose,
    'headset/pick': ({ deviceId }) => {
      app.headset.pick(deviceId);
      return ok(null);
    },
    'headset/forget': (model) => {
      app.headset.forget(model);
      return ok(null);
    },
    'tunnel/use': ({ settings, token }) => app.useTunnel(settings, token),
    'recents/older': ({ notAfter }) => ok(app.olderRecents(notAfter)),
    'recents/quality': ({ callId }) => ok(reports.read(callId)),
    'recents/export-quality': reports.export,
    'sound-check/run': ({ step }) => app.runSoundCheck(step),
    'sound-check/stop': () => {
      app.stopSoundCheck();
      return ok(null);
    },
    'microphone/meter': ({ isOn }) => app.microphone.meter(isOn),
    'practice/ring': ({ lineId, from }) => app.practiceRing(lineId, from),
    'practice/schedule': ({ lineId, everySeconds }) => app.practiceSchedule(lineId, everySeconds),
    'notice/dismiss': ({ noticeId }) => {
      app.dismissNotice(noticeId);
      return ok(null);
    },
    'window/show-main': () => {
      showMain();
      return ok(null);
    },
    'app/quit': ({ isAgreed }) => {
      quit(isAgreed);
      return ok(null);
    },
    'station/report': (report) => {
      stationReport(report);
      return ok(null);
    },
  };
}
