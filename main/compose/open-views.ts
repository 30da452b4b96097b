import { app, nativeImage, Notification, powerSaveBlocker, type BrowserWindow } from 'electron';
import type { AppState } from '#contract/app-state.ts';
import type { Call } from '#contract/call.ts';
import { createTranslator, type Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';
import { openBadge } from '../adapters/badge/open-badge.ts';
import { openKeepAwake } from '../adapters/keep-awake/open-keep-awake.ts';
import { openNotifier } from '../adapters/notifier/open-notifier.ts';
import { openTray } from '../adapters/tray/open-tray.ts';
import { hasAnswered, mainAfterAnswer } from '../core/alerts/after-answer.ts';
import { windowWishes } from '../core/alerts/window-wishes.ts';
import type { AppController } from '../core/app-controller.ts';
import { inBackground } from '../core/in-background.ts';
import type { Clock, Log } from '../core/ports.ts';
import { sendSignal } from '../ipc/send-signal.ts';
import type { AppWindows } from '../windows/app-windows.ts';
import type { Rooms } from './open-rooms.ts';
import { pressedOutside } from './pressed-outside.ts';

/** Everything that shows the state: windows, tray, notification, badge. */
export interface Views {
  /** In the language that the settings say now. */
  words(): Translate;
  close(): void;
}

/** Shows every state from now on, and hands what is pressed outside windows to the controller. */
export function openViews(parts: {
  readonly controller: AppController;
  readonly rooms: Pick<Rooms, 'follow' | 'handlers'>;
  readonly windows: AppWindows;
  readonly mainWindow: () => BrowserWindow | null;
  readonly clock: Clock;
  readonly log: Log;
}): Views {
  const { controller, rooms, windows, clock, log } = parts;
  const { answer, ringIn } = pressedOutside({
    controller,
    bringMainInSight: windows.bringMainInSight,
    redrawTray: () => tray.redraw(),
  });
  const openMissed = (): void => {
    windows.showMain();
    sendSignal(windows.all(), 'window/go', 'history');
  };
  const tray = openTray({
    open: windows.showMain,
    answer,
    silence: controller.silence,
    reject: controller.reject,
    hangUp: controller.hangUp,
    mute: controller.mute,
    ringIn: (mode) => inBackground('change of the ringer', ringIn(mode), log),
    beAt: (order) => void rooms.handlers['presence/set'](order, 'main'),
    openMissed,
    quit: () => app.quit(),
  });
  const notifier = openNotifier({
    Notification,
    clock,
    clicked: (alert) => (alert.type === 'incoming' ? windows.showMain() : openMissed()),
    answer,
    reject: controller.reject,
  });
  const badge = openBadge({ app, nativeImage, platform: process.platform, mainWindow: parts.mainWindow });
  const keepAwake = openKeepAwake(powerSaveBlocker);
  const inWords = translators();
  let shownCalls: readonly Call[] = [];
  const show = (state: AppState): void => {
    const t = inWords(state.settings.language);
    sendSignal(windows.all(), 'state/changed', state);
    windows.show(state);
    if (hasAnswered(shownCalls, state.calls)) showAnswered(state);
    shownCalls = state.calls;
    tray.show(state, t);
    notifier.show(state, t);
    badge.show(state, t);
    keepAwake.hold(windowWishes(state, windows.facts()).keepAwake);
  };
  const showAnswered = ({ settings }: AppState): void => {
    const main = mainAfterAnswer(settings.alerts);
    if (main === 'in-front') windows.showMain();
    else if (main === 'in-sight') windows.bringMainInSight();
  };
  controller.subscribe(show);
  controller.subscribe(rooms.follow);
  controller.headset.onAnswerRefused(windows.bringMainInSight);
  controller.onLevels((levels) => sendSignal(windows.all(), 'call/levels', levels));
  controller.onQuality((quality) => sendSignal(windows.all(), 'call/quality', quality));
  controller.onSoundCheck((state) => sendSignal(windows.all(), 'sound-check/state', state));
  controller.microphone.onLevel((dbfs) => sendSignal(windows.all(), 'microphone/level', dbfs));
  return {
    words: () => inWords(controller.state().settings.language),
    close() {
      notifier.close();
      tray.close();
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
