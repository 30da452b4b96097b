import { join } from 'node:path';
import { app, ipcMain, protocol, safeStorage, session, utilityProcess } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import { appError } from '#contract/errors.ts';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { openWebAudio } from './adapters/audio-process/web-audio.ts';
import { openCallHistory } from './adapters/call-records/open-call-history.ts';
import { newId } from './adapters/chance/new-id.ts';
import { systemClock } from './adapters/clock/system-clock.ts';
import { safeStorageSeal } from './adapters/line-store/key-seal.ts';
import { openLineStore } from './adapters/line-store/open-line-store.ts';
import { openLog } from './adapters/log/open-log.ts';
import { openNotifier } from './adapters/notifier/open-notifier.ts';
import { openLineApi } from './adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from './adapters/pilot-status/open-webhook-api.ts';
import { startPracticeProcess } from './adapters/practice/start-practice.ts';
import { openKeptFile } from './adapters/settings-store/kept-file.ts';
import { openSettingsStore } from './adapters/settings-store/open-settings-store.ts';
import { DEFAULT_SETTINGS } from './adapters/settings-store/settings-document.ts';
import { openStation } from './adapters/station/open-station.ts';
import { openTray } from './adapters/tray/open-tray.ts';
import { createAppController } from './core/app-controller.ts';
import { serviceOffsets } from './core/events/service-offset.ts';
import { environmentLines, type LineEnvironment } from './core/line/environment-lines.ts';
import type { Log } from './core/ports.ts';
import { openEventIntake } from './gateway/event-feed.ts';
import { commandHandlers } from './ipc/command-handlers.ts';
import { sendSignal } from './ipc/send-signal.ts';
import { serveContract } from './ipc/serve-contract.ts';
import { APP_ORIGIN, serveAppScheme } from './windows/app-protocol.ts';
import { openAppWindows } from './windows/app-windows.ts';
import { preloadPath } from './windows/page-window.ts';
import { allowMicrophoneOnly } from './windows/security/allow-microphone-only.ts';
import { denyNavigation } from './windows/security/deny-navigation.ts';
import { denyNewWindows } from './windows/security/deny-new-windows.ts';

export interface RunningApp {
  readonly log: Log;
  readonly showMain: () => void;
  /** Hangs up, closes what is open, ends every process of ours. */
  readonly stop: () => Promise<void>;
}

/** The composition root: the one place where adapters meet the decisions. Reads top to bottom. */
export async function compose(variables: LineEnvironment): Promise<RunningApp> {
  const here = import.meta.dirname;
  const folder = app.getPath('userData');
  const clock = systemClock;
  const log = openLog({ folder: join(folder, 'logs'), console: !app.isPackaged });
  log.info('starting', { version: app.getVersion(), platform: process.platform });

  const environment = environmentLines(variables);

  // What is kept.
  const settings = openSettingsStore({
    file: openKeptFile({ folder, name: 'settings', now: clock.now }),
    log,
    defaults: { ...DEFAULT_SETTINGS, apiBase: environment.apiBase },
  });
  const lineStore = openLineStore({
    file: openKeptFile({ folder, name: 'lines', now: clock.now }),
    seal: safeStorageSeal(safeStorage, process.platform),
    log,
  });
  const history = openCallHistory({ path: join(folder, 'history.sqlite'), now: clock.now, log });

  // Sound, and the ways to and from the service.
  const fork = utilityProcess.fork.bind(utilityProcess);
  const audio = openWebAudio({ fork, entry: join(here, 'audio-process.js'), env: process.env, clock, log });
  const station = openStation({ send: (order) => sendSignal(windows.all(), 'station/order', order), newId, clock, log });
  const offsets = serviceOffsets(clock.now);
  const requests = { fetch: globalThis.fetch, log, offsets };
  const intake = await openEventIntake({ clock, log, offsets, openWebhookApi: (access) => openWebhookApi(access, requests) });

  const controller = createAppController({
    clock,
    newId,
    log,
    openLineApi: (access) => openLineApi(access, requests),
    openEventFeed: intake.openFeed,
    station,
    audio,
    history: history.history,
    settings: settings.store,
    lineStore: lineStore.store,
    startPractice: startPracticeProcess({ fork, entry: join(here, 'practice-process.js'), clock, log }),
  });

  // Windows, each behind every rule of windows/security.
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents);
  });
  const stopServing = serveAppScheme(protocol, join(here, '..', 'renderer'));
  const windows = openAppWindows({
    preload: preloadPath(here),
    log,
    stationGone: station.gone,
    keepsDying: (role) => controller.tell(appError('internal', `the ${role} page keeps dying`)),
  });
  allowMicrophoneOnly(session.defaultSession, (contents) => windows.roleOf(contents) === 'station');
  const closeDoor = serveContract({
    ipcMain,
    handlers: commandHandlers({ app: controller, stationReport: station.report, showMain: windows.showMain }),
    roleOf: windows.roleOf,
    origin: APP_ORIGIN,
    log,
  });

  // Views outside windows.
  const tray = openTray({
    open: windows.showMain,
    answer: (callId) => {
      if (controller.answer(callId).ok) windows.showMain();
    },
    silence: controller.silence,
    reject: controller.reject,
    hangUp: controller.hangUp,
    mute: controller.mute,
    quit: () => app.quit(),
  });
  const notifier = openNotifier({ clock, clicked: windows.showMain });
  const inWords = translators();
  const showState = (state: AppState): void => {
    const t = inWords(state.settings.language);
    sendSignal(windows.all(), 'state/changed', state);
    windows.show(state);
    tray.show(state, t);
    notifier.show(state, t);
  };
  controller.subscribe(showState);
  controller.onLevels((levels) => sendSignal(windows.all(), 'call/levels', levels));

  for (const problem of [settings.problem, history.problem, lineStore.problem]) {
    if (problem !== null) controller.tell(problem);
  }
  const { accesses } = environment;
  if (!accesses.ok) controller.tell(accesses.error);
  controller.start(accesses.ok ? accesses.value : [], environment.given);

  return {
    log,
    showMain: windows.showMain,
    async stop() {
      windows.letGo();
      closeDoor();
      // The microphone is not kept open while a service that hangs is waited for.
      await Promise.all([controller.stop(), audio.stop()]);
      await intake.stop();
      station.dispose();
      notifier.close();
      tray.close();
      stopServing();
      history.history.close();
      log.info('stopped');
    },
  };
}

/** One translator per language, made when it is first needed. */
function translators(): (language: Language) => Translate {
  const made = new Map<Language, Translate>();
  return (language) => {
    const t = made.get(language) ?? createTranslator(language);
    made.set(language, t);
    return t;
  };
}
