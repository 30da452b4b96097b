import type { Call, CallId, RecentCall } from '#contract/call.ts';
import type { AppError } from '#contract/errors.ts';
import {
  DARK_LAMPS,
  type HeadsetChoice,
  type HeadsetModel,
  type HeadsetState,
  isSameModel,
  type PluggedHeadset,
} from '#contract/headset.ts';
import type { Line, LineId } from '#contract/line.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { ok, type Result } from '#contract/result.ts';
import type { Clock, Log, SettingsStore, Station } from '../ports.ts';
import type { HeadsetChooser } from '../headset-port.ts';
import { decideMotion, type HeadsetAction } from './headset-decision.ts';
import { audibleRings } from '../ringer/sounding-tone.ts';
import { callsOf, canBeMuted, headsetLamps } from './headset-lamps.ts';
import { createHookAnswers } from './hook-answers.ts';
import { knownHeadsets } from './known-headsets.ts';

/** Longer than the way to a headset and back, also by radio; shorter than a thumb takes for a second press. */
const MUTE_SETTLES_MS = 120;
/** As long as a radio link may take: a headset that rests its hook on hold must not take the customer off hold by saying so. */
const HOLD_SETTLES_MS = 2_000;

/** The agent's headsets: their buttons are commands like those of the screen, their lamps a view of the calls. */
export interface HeadsetDesk {
  state(): HeadsetState;
  /** Shows the calls as they are now. */
  follow(): void;
  /** Lets the agent choose among what is plugged in; `state` has the choices. */
  choose(): Result<null, AppError>;
  /** Null gives up. */
  pick(deviceId: string | null): void;
  forget(model: Pick<HeadsetModel, 'vendorId' | 'productId'>): void;
  /** Called when the button could not answer: it is told why, and a headset has nowhere to show it. */
  onAnswerRefused(listener: () => void): () => void;
  /** Returns what stops it, and darkens the headsets. */
  listen(): () => void;
}

/** What headsets see and may command; the call desk's own words. */
export interface HeadsetCalls {
  calls(): readonly Call[];
  /** Whether calls make themselves known to this agent at all. */
  takesCalls(): boolean;
  answer(callId: CallId): Result<null, AppError>;
  reject(callId: CallId): Result<null, AppError>;
  hangUp(callId: CallId): Result<null, AppError>;
  mute(callId: CallId, muted: boolean): Result<null, AppError>;
  setHeld(callId: CallId, held: boolean): Result<null, AppError>;
  dial(lineId: LineId, to: PhoneNumber): Result<CallId, AppError>;
}

export function createHeadsetDesk(ports: {
  readonly clock: Clock;
  readonly log: Log;
  readonly station: Station;
  readonly headsetChooser: HeadsetChooser;
  readonly settings: SettingsStore;
  readonly desk: HeadsetCalls;
  readonly lines: () => readonly Line[];
  /** Finished calls, newest first. */
  readonly recents: () => readonly RecentCall[];
  readonly told: (error: AppError) => void;
  readonly changed: () => void;
}): HeadsetDesk {
  const { clock, log, station, headsetChooser: chooser, settings, desk, changed } = ports;
  const refusalListeners = new Set<() => void>();
  let plugged: readonly PluggedHeadset[] = [];
  let choices: readonly HeadsetChoice[] | null = null;
  let lamps = DARK_LAMPS;
  let muteToldAt = Number.NEGATIVE_INFINITY;
  let mutedEarly: CallId | null = null;
  let holdToldAt = Number.NEGATIVE_INFINITY;
  const hooks = createHookAnswers();

  /** A ring that nobody here was told of cannot be meant by a button. */
  const toldCalls = (): readonly Call[] => desk.calls().filter(({ phase }) => phase !== 'ringing' || desk.takesCalls());

  /** `again`: also what they were told before. `knowsMute`: of mute this is no news to them, so that they have nothing to answer. */
  const light = (again: boolean, knowsMute = false): void => {
    const before = lamps;
    // A silent phone is silent in the headset too: most of them ring aloud.
    const rings =
      desk.takesCalls() && audibleRings({ calls: desk.calls(), lines: ports.lines(), ringer: settings.read().ringer }).length > 0;
    lamps = headsetLamps(desk.calls(), { ringsAloud: rings, mutedEarly });
    const now = clock.now();
    if (again || lamps.offHook !== before.offHook) hooks.told(lamps.offHook, now);
    if (lamps.mute !== before.mute || (again && !knowsMute)) muteToldAt = now;
    if (lamps.hold !== before.hold) holdToldAt = now;
    const isSame =
      before.ring === lamps.ring && before.offHook === lamps.offHook && before.mute === lamps.mute && before.hold === lamps.hold;
    if (again || !isSame) station.lightHeadsets(lamps, again);
  };

  const mute = (callId: CallId, muted: boolean): Result<null, AppError> => {
    const call = desk.calls().find(({ id }) => id === callId);
    if (call === undefined || canBeMuted(call)) return desk.mute(callId, muted);
    mutedEarly = muted ? callId : null;
    return ok(null);
  };

  /** Mutes a call that has come up where that was asked for before it could be. */
  const muteWhenUp = (): void => {
    const call = desk.calls().find(({ id }) => id === mutedEarly);
    if (call !== undefined && callsOf([call]).own !== null && !canBeMuted(call)) return;
    mutedEarly = null;
    if (call !== undefined && canBeMuted(call)) desk.mute(call.id, true);
  };

  const redial = (): Result<unknown, AppError> => {
    const last = ports.recents().find(({ direction, peer }) => direction === 'outbound' && peer !== null);
    return last === undefined || last.peer === null ? ok(null) : desk.dial(last.lineId, last.peer);
  };

  const perform = (action: HeadsetAction): Result<unknown, AppError> => {
    switch (action.type) {
      case 'answer':
        return desk.answer(action.callId);
      case 'reject':
        return desk.reject(action.callId);
      case 'hang-up':
        return desk.hangUp(action.callId);
      case 'mute':
        return mute(action.callId, action.muted);
      case 'hold':
        return desk.setHeld(action.callId, action.held);
      case 'redial':
        return redial();
    }
  };

  const act = (action: HeadsetAction): void => {
    log.info('a headset', { does: action.type });
    const result = perform(action);
    if (!result.ok) {
      ports.told(result.error);
      if (action.type === 'answer') for (const listener of refusalListeners) listener();
    }
    // Told also what it did itself: some headsets wait for it, and one whose command failed has to go back.
    light(true, action.type !== 'mute');
  };

  const remember = (headsets: readonly HeadsetModel[]): void => {
    settings.write({ ...settings.read(), headsets });
    station.useHeadsets(headsets);
    changed();
  };

  return {
    state: () => ({ known: knownHeadsets(settings.read().headsets, plugged), choices }),
    follow() {
      muteWhenUp();
      light(false);
    },
    choose: chooser.open,
    pick(deviceId) {
      const chosen = choices?.find((choice) => choice.deviceId === deviceId);
      if (chosen !== undefined) {
        const { vendorId, productId, name } = chosen;
        // First kept, then opened: what may be opened is asked of the settings.
        remember([...settings.read().headsets.filter((known) => !isSameModel(known, chosen)), { vendorId, productId, name }]);
      }
      chooser.pick(chosen === undefined ? null : chosen.deviceId);
    },
    forget: (model) => remember(settings.read().headsets.filter((known) => !isSameModel(known, model))),
    onAnswerRefused(listener) {
      refusalListeners.add(listener);
      return () => refusalListeners.delete(listener);
    },
    listen() {
      const undo = [
        station.listen((event) => {
          if (event.type === 'headsets') {
            plugged = event.plugged;
            hooks.plugged(
              plugged.map(({ device }) => device),
              { offHook: lamps.offHook, now: clock.now() },
            );
            changed();
          }
          if (event.type !== 'headset-motion') return;
          const { device, motion } = event;
          const now = clock.now();
          const decision = decideMotion(motion, callsOf(toldCalls()), {
            muteLately: now - muteToldAt <= MUTE_SETTLES_MS,
            mutedEarly,
            holdLately: now - holdToldAt <= HOLD_SETTLES_MS,
            isHookAnswer: motion.control === 'hook' && motion.level !== null && hooks.isAnswer(device, motion.level, now),
          });
          if (decision === 'again') light(true);
          else if (decision !== 'nothing') act(decision);
        }),
        chooser.listen((offered) => {
          choices = offered;
          changed();
        }),
      ];
      station.useHeadsets(settings.read().headsets);
      return () => {
        for (const undoOne of undo) undoOne();
        station.lightHeadsets(DARK_LAMPS, false);
      };
    },
  };
}
