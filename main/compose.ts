import { join } from 'node:path';
import {
  app,
  clipboard,
  dialog,
  ipcMain,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  utilityProcess,
  type BrowserWindow,
} from 'electron';
import { isLoopbackBase } from '#contract/api-base.ts';
import { QUICK_REPLIES } from '#contract/quick-replies.ts';
import { appError } from '#contract/errors.ts';
import { languageFor } from '#contract/locales/language-for.ts';
import { unixMs } from '#contract/time.ts';
import { openWebAudio } from './adapters/audio-process/web-audio.ts';
import { newId } from './adapters/chance/new-id.ts';
import { stableId } from './adapters/chance/stable-id.ts';
import { systemClock } from './adapters/clock/system-clock.ts';
import { safeStorageSeal } from './adapters/line-store/key-seal.ts';
import type { DeepLinks } from './adapters/deep-links/open-deep-links.ts';
import { openLog } from './adapters/log/open-log.ts';
import { openNetworkMedium } from './adapters/network-medium/open-network-medium.ts';
import { openAccountApi } from './adapters/pilot-status/open-account-api.ts';
import { openLineApi } from './adapters/pilot-status/open-line-api.ts';
import { openWebhookApi } from './adapters/pilot-status/open-webhook-api.ts';
import { openWakeSignals } from './adapters/power/open-wake-signals.ts';
import { startPracticeProcess } from './adapters/practice/start-practice.ts';
import { openReportOutlet } from './adapters/save-place/open-report-outlet.ts';
import { openSavePlace } from './adapters/save-place/open-save-place.ts';
import { DEFAULT_SETTINGS } from './adapters/settings-store/settings-document.ts';
import { openStation } from './adapters/station/open-station.ts';
import { tunnelProviderFor } from './adapters/tunnel/tunnel-provider-for.ts';
import { openIntake } from './compose/open-intake.ts';
import { openKept } from './compose/open-kept.ts';
import { openNetwork } from './compose/open-network.ts';
import { openPolicy } from './compose/open-policy.ts';
import { openRooms } from './compose/open-rooms.ts';
import { openViews } from './compose/open-views.ts';
import { createAppController } from './core/app-controller.ts';
import { serviceOffsets } from './core/events/service-offset.ts';
import { environmentLines, type LineEnvironment } from './core/line/environment-lines.ts';
import { inBackground } from './core/in-background.ts';
import { withSoundWay } from './core/network/sound-way.ts';
import type { Log, Station } from './core/ports.ts';
import { createReportDesk } from './core/quality/report-desk.ts';
import { createClipHost } from './gateway/clip-host.ts';
import { meteredLineApi } from './gateway/metered-line-api.ts';
import { requestGates } from './gateway/request-gate.ts';
import { commandHandlers } from './ipc/command-handlers.ts';
import { sendSignal } from './ipc/send-signal.ts';
import { serveContract } from './ipc/serve-contract.ts';
import { APP_ORIGIN, serveAppScheme } from './windows/app-protocol.ts';
import { openAppWindows } from './windows/app-windows.ts';
import { createQuitQuestion } from './windows/quit-question.ts';
import { recordingResponse } from './windows/recording-response.ts';
import { preloadPath } from './windows/page-window.ts';
import { openHeadsetChooser } from './windows/headset-chooser.ts';
import { allowChosenHeadsets } from './windows/security/allow-chosen-headsets.ts';
import { allowMicrophoneOnly } from './windows/security/allow-microphone-only.ts';
import { denyNavigation } from './windows/security/deny-navigation.ts';
import { denyNewWindows } from './windows/security/deny-new-windows.ts';

export interface RunningApp {
  readonly log: Log;
  readonly showMain: () => void;
  /** Asks the agent where a call is up. */
  readonly mayQuit: () => Promise<boolean>;
  /** Hangs up, closes what is open, ends every process of ours. */
  readonly stop: () => Promise<void>;
}

/** The composition root: the one place where adapters meet the decisions. Reads top to bottom. */
export async function compose(variables: LineEnvironment, links: DeepLinks): Promise<RunningApp> {
  const here = import.meta.dirname;
  const folder = app.getPath('userData');
  const clock = systemClock;
  const log = openLog({ folder: join(folder, 'logs'), console: !app.isPackaged });
  log.info('starting', { version: app.getVersion(), platform: process.platform });

  const environment = environmentLines(variables);

  const language = languageFor(app.getPreferredSystemLanguages());
  const alerts = { ...DEFAULT_SETTINGS.alerts, quickReplies: QUICK_REPLIES[language] };
  const defaults = { ...DEFAULT_SETTINGS, language, alerts, apiBase: environment.apiBase };
  const policy = openPolicy({ defaults, log });
  const kept = openKept({
    folder,
    newId,
    seal: safeStorageSeal(safeStorage, process.platform),
    defaults,
    policy,
    clock,
    log,
    refused: (why) => controller.tell(why),
  });

  // Sound, and the ways to and from the service.
  const fork = utilityProcess.fork.bind(utilityProcess);
  const audio = openWebAudio({ fork, entry: join(here, 'audio-process.js'), env: process.env, clock, log });
  const station = openStation({ send: (order) => sendSignal(windows.all(), 'station/order', order), newId, clock, log });
  const mainWindow = (): BrowserWindow | null => windows.all().find(({ role }) => role === 'main')?.window ?? null;
  const whereToSave = openSavePlace({ dialog, mainWindow, folder: () => app.getPath('documents') });
  const headsetChooser = openHeadsetChooser({
    session: session.defaultSession,
    station: () => windows.all().find(({ role, window }) => role === 'station' && !window.isDestroyed())?.window.webContents ?? null,
    log,
  });
  const offsets = serviceOffsets(clock.now, clock.jumps);
  const network = await openNetwork({ ...kept, clock, log, changed: () => controller.changed() });
  const requests = { fetch: network.fetch, log, offsets };
  const gates = requestGates(clock);
  const intake = await openIntake({
    folder,
    clock,
    log,
    offsets,
    gates,
    isServiceHere: isLoopbackBase(environment.apiBase),
    tunnelFor: tunnelProviderFor({
      clock,
      log,
      random: Math.random,
      folder: join(folder, 'tunnel'),
      env: process.env,
      forkNgrok: () => fork(join(here, 'ngrok-process.js')),
    }),
    openWebhookApi: (access) => openWebhookApi(access, requests),
    signatures: environment.signatures,
    fetch: network.fetch,
    tell: (error) => controller.tell(error),
  });

  const controller = createAppController({
    ...kept,
    clock,
    newId,
    stableId,
    random: Math.random,
    log,
    openLineApi: (access) =>
      meteredLineApi(withSoundWay(openLineApi(access, requests), network.desk.wayTo), gates.of(access), { urgency: 'ringing' }),
    openAccountApi: (access) => openAccountApi(access, requests),
    // A feed passes the gate on its own, by what each question is worth.
    openEventFeed: (line) => intake.openFeed({ ...line, api: openLineApi(line.access, requests) }),
    lineRemoved: intake.receiver.forget,
    tunnel: intake.tunnel,
    station,
    audio,
    headsetChooser,
    wakeSignals: openWakeSignals({ power: powerMonitor, network: networkOf(station), clock }),
    capture: {
      recordings: kept.recordings,
      clips: kept.clips,
      whereToSave,
      leastNow: () => unixMs(Math.min(...offsets.theirs(clock.now()))),
      clipHost: createClipHost({ receiver: intake.receiver, publicUrl: intake.publicUrl }),
    },
    startPractice: startPracticeProcess({ fork, entry: join(here, 'practice-process.js'), clock, log }),
    desktop: (of) => rooms.part(of),
    isOverWifi: openNetworkMedium({ platform: process.platform, clock, log }),
    mayDial: (line, to) => rooms.mayDial(line, to),
  });

  // Windows, each behind every rule of windows/security.
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents);
  });
  const stopServing = serveAppScheme(protocol, join(here, '..', 'renderer'), (request) => recordingResponse(request, kept.recordings));
  const windows = openAppWindows({
    preload: preloadPath(here),
    log,
    places: kept.desk.places,
    showsAtStart: () => rooms.fit.showsAtStart(),
    hidesInTray: () => rooms.fit.hidesInTray(),
    factsChanged: () => controller.changed(),
    stationGone: station.gone,
    keepsDying: (role) => controller.tell(appError('internal', `the ${role} page keeps dying`)),
  });
  allowMicrophoneOnly(session.defaultSession, (contents) => windows.roleOf(contents) === 'station');
  allowChosenHeadsets(session.defaultSession, { origin: APP_ORIGIN, chosen: () => kept.settings.read().headsets });
  const rooms = openRooms({
    folder,
    clock,
    newId,
    log,
    kept,
    requests,
    gates,
    eventLog: intake.eventLog,
    links,
    network,
    policy,
    app: controller,
    changed: controller.changed,
    tell: controller.tell,
    showMain: windows.showMain,
    bringMainInSight: windows.bringMainInSight,
    windowFacts: windows.facts,
    openCardList: windows.openCardList,
    closeMini: windows.closeMini,
    letWindowsGo: windows.letGo,
    keepWindows: windows.stay,
  });
  const reports = createReportDesk({
    history: kept.history,
    settings: kept.settings,
    outlet: openReportOutlet({ whereToSave, clipboard }),
  });
  let isShuttingDown = false;
  powerMonitor.on('shutdown', () => {
    isShuttingDown = true;
  });
  const quitQuestion = createQuitQuestion({
    dialog,
    state: controller.state,
    words: () => views.words(),
    isShuttingDown: () => isShuttingDown,
  });
  const closeDoor = serveContract({
    ipcMain,
    handlers: commandHandlers({
      app: controller,
      reports,
      stationReport: station.report,
      showMain: windows.showMain,
      quit: (isAgreed) => {
        if (isAgreed) quitQuestion.agree();
        app.quit();
      },
      callClosed: rooms.callClosed,
      desktop: rooms.handlers,
    }),
    roleOf: windows.roleOf,
    origin: APP_ORIGIN,
    log,
  });

  const views = openViews({ controller, rooms, windows, mainWindow, clock, log });

  for (const problem of [...kept.problems, ...intake.problems]) controller.tell(problem);
  const looked = kept.recordings.look().then((problem) => {
    if (problem !== null) controller.tell(problem);
  });
  inBackground('looking for recordings', looked, log);
  const { accesses } = environment;
  if (!accesses.ok) controller.tell(accesses.error);
  controller.start(accesses.ok ? accesses.value : [], environment.given);

  return {
    log,
    showMain: windows.showMain,
    mayQuit: quitQuestion.mayQuit,
    async stop() {
      windows.letGo();
      closeDoor();
      // The microphone is not kept open while a service that hangs is waited for.
      await Promise.all([controller.stop(), audio.stop()]);
      await Promise.all([intake.stop(), rooms.stop()]);
      await network.close();
      headsetChooser.close();
      station.dispose();
      views.close();
      stopServing();
      kept.close();
      log.info('stopped');
    },
  };
}

/** Chromium tells of the network, in the station window. */
function networkOf(station: Pick<Station, 'listen'>): (told: (online: boolean) => void) => () => void {
  return (told) =>
    station.listen((event) => {
      if (event.type === 'network') told(event.online);
    });
}
