import type { Accelerator } from '#contract/accelerator.ts';
import {
  HOTKEY_ACTIONS,
  type HotkeyAction,
  type HotkeySettings,
  type HotkeysState,
  type HotkeyStanding,
  PROOF_MS,
  RECORDING_LEASE_MS,
} from '#contract/hotkeys.ts';
import type { UnixMs } from '#contract/time.ts';
import type { Clock } from '../ports.ts';
import type { GlobalKeys } from './global-keys-port.ts';

/** A key that is held down repeats; two presses in so short a time are one. */
const REPEAT_MS = 350;

export interface HotkeyDesk {
  state(): HotkeysState;
  /** Takes the keys of the settings, and gives back those that are no longer in them. Harmless where nothing has changed. */
  use(settings: HotkeySettings): void;
  /** Waits for the keys of an action, without acting on any; null gives up waiting. */
  prove(action: HotkeyAction | null): void;
  /** A page records new keys: until it stops, or is no longer there to say so, those that are held act on nothing. */
  record(isRecording: boolean): void;
  stop(): void;
}

/**
 * Keys that act from anywhere. Whether the system has given them is one thing, whether they arrive another: on Wayland only a press
 * proves it, so the agent is asked for one.
 */
export function createHotkeyDesk(ports: {
  readonly keys: GlobalKeys;
  readonly clock: Clock;
  readonly act: (action: HotkeyAction) => void;
  /** A call makes itself known to the agent. */
  readonly isRinging: () => boolean;
  /** The window in which keys are recorded has the keyboard. */
  readonly isInFront: () => boolean;
  readonly changed: () => void;
}): HotkeyDesk {
  const { keys, clock, act, isRinging, isInFront, changed } = ports;
  const held = new Map<HotkeyAction, { readonly keys: Accelerator; readonly undo: () => void }>();
  const standings = new Map<HotkeyAction, HotkeyStanding>();
  const provenAt = new Map<HotkeyAction, UnixMs>();
  const pressedAt = new Map<HotkeyAction, UnixMs>();
  let settings: HotkeySettings | null = null;
  let proving: { readonly action: HotkeyAction; readonly cancel: () => void } | null = null;
  let unproven: HotkeyAction | null = null;
  let recordingSince: UnixMs | null = null;

  const isRecorded = (now: UnixMs): boolean => {
    // Out of sight nobody records: hidden, minimised or behind another program, the keys are wanted for what they do.
    if (recordingSince === null || now - recordingSince >= RECORDING_LEASE_MS || !isInFront()) recordingSince = null;
    return recordingSince !== null;
  };
  const pressed = (action: HotkeyAction): void => {
    const now = clock.now();
    const before = pressedAt.get(action);
    pressedAt.set(action, now);
    if (before !== undefined && now - before < REPEAT_MS) return;
    const isNews = !provenAt.has(action) || proving !== null;
    provenAt.set(action, now);
    const asked = proving;
    if (asked?.action === action) endProof(null);
    else if (isNews) changed();
    const isTrial = asked !== null || isRecorded(now);
    // A customer who rings meanwhile is no trial: whoever presses the keys of *answer* then means them, and cannot know that they are being
    // proven in a window behind. Everything else can be pressed again; a call that was not answered is lost.
    if (!isTrial || (action === 'answer' && isRinging())) act(action);
  };
  const endProof = (failed: HotkeyAction | null): void => {
    proving?.cancel();
    proving = null;
    unproven = failed;
    changed();
  };

  return {
    state: () => ({
      actions: HOTKEY_ACTIONS.map((action) => ({
        action,
        keys: settings?.[action] ?? null,
        standing: standings.get(action) ?? 'off',
        provenAt: provenAt.get(action) ?? null,
      })),
      proving: proving?.action ?? null,
      unproven,
    }),
    use(wanted) {
      if (settings !== null && isSame(settings, wanted)) return;
      settings = wanted;
      const asked = HOTKEY_ACTIONS.map((action) => ({ action, keys: wanted.isOn ? wanted[action] : null }));
      // First all that go, so that two actions may swap their keys.
      for (const [action, { keys: now, undo }] of held) {
        if (asked.some((one) => one.action === action && one.keys === now)) continue;
        undo();
        held.delete(action);
        provenAt.delete(action);
      }
      for (const { action, keys: accelerator } of asked) {
        if (held.has(action)) continue;
        standings.set(action, take(action, accelerator));
      }
      const provable = proving === null || held.has(proving.action);
      unproven = null;
      if (provable) changed();
      else endProof(null);
    },
    prove(action) {
      proving?.cancel();
      proving = null;
      unproven = null;
      if (action !== null && held.has(action)) {
        proving = { action, cancel: clock.after(PROOF_MS, () => endProof(action)) };
      }
      changed();
    },
    record(isRecording) {
      recordingSince = isRecording ? clock.now() : null;
    },
    stop() {
      proving?.cancel();
      proving = null;
      for (const { undo } of held.values()) undo();
      held.clear();
    },
  };

  function take(action: HotkeyAction, accelerator: Accelerator | null): HotkeyStanding {
    if (accelerator === null) return 'off';
    if ([...held.values()].some((other) => other.keys === accelerator)) return 'twice';
    const undo = keys.take(accelerator, () => pressed(action));
    if (undo === null) return 'taken';
    held.set(action, { keys: accelerator, undo });
    return keys.isAnswerBinding ? 'ready' : 'asked';
  }
}

function isSame(one: HotkeySettings, other: HotkeySettings): boolean {
  return one.isOn === other.isOn && HOTKEY_ACTIONS.every((action) => one[action] === other[action]);
}
