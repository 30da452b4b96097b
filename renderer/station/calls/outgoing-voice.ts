import type { VoiceProcessing } from '#contract/audio.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { DeviceDesk, OpenMicrophone } from '../devices/device-desk.ts';
import { type SilenceWatch, watchForSilence } from '../devices/silence-watch.ts';
import { inBackground } from '../in-background.ts';
import { amplifiedDbfs, SILENCE_DBFS } from '../media/sound-level.ts';
import { openTrackMeter, type TrackMeter } from '../media/track-meter.ts';
import type { SentSound } from '../recording/sent-sound.ts';
import { openVoiceCopy, type VoiceCopy } from './voice-copy.ts';

/** The agent's voice in one call: from the microphone to what is sent. */
export interface OutgoingVoice {
  /** Opens the microphone. Nothing is sent before `flowTo`. Fails with microphone-blocked or audio-device-missing. */
  open(): Promise<Result<null, AppError>>;
  /** From now on the voice goes out through this sender. */
  flowTo(sender: RTCRtpSender): Promise<void>;
  /** At once, and remembered for a microphone that is not open yet. RTP keeps flowing: WhatsApp ends silent wires. */
  setMuted(muted: boolean): void;
  /** Silent while held, whatever mute says. */
  setHeld(held: boolean): void;
  /**
   * Changes to the gain that is wanted now, and to the microphone that should be used now, where it is another one or its sound is
   * cleaned otherwise. The call never stands without.
   */
  followDevices(): void;
  /** Opens the microphone anew, because nothing of it leaves any more. */
  renew(): void;
  /** False before the microphone gives anything: that is no silence of its. */
  isOpen(): boolean;
  /** Not known yet whether what the microphone hears is anything. */
  isTooEarly(): boolean;
  /** What the microphone hears, with the gain, muted or not. Silence until its first sound, whatever Chromium makes of nothing. */
  levelDbfs(): number;
  close(): void;
}

/**
 * `track` is the microphone itself and is metered; a copy of it is sent, and mute switches the copy:
 * so the agent's meter still moves while muted, and can say "you are muted".
 */
interface Capture extends OpenMicrophone {
  readonly sent: VoiceCopy;
  readonly meter: TrackMeter;
  readonly silence: SilenceWatch;
}

/** A microphone that has just come may refuse for a moment, and nothing tells when it would not. */
const TRY_AGAIN_MS = [500, 1_000, 2_000, 4_000] as const;

export function openOutgoingVoice(devices: DeviceDesk, out: SentSound): OutgoingVoice {
  let capture: Capture | null = null;
  let muted = false;
  let held = false;
  let closed = false;
  let turn = Promise.resolve();
  let tries = 0;
  let again: ReturnType<typeof setTimeout> | undefined;

  const isOn = (): boolean => !muted && !held;
  const take = async (): Promise<Result<null, AppError>> => {
    const opened = await devices.openMicrophone();
    if (!opened.ok) return opened;
    const { track } = opened.value;
    if (closed) {
      track.stop();
      return fail(appError('call-gone'));
    }
    // Unplugged: look for another one. Stopping it ourselves raises no event.
    track.addEventListener('ended', follow);
    const before = capture;
    const sent = openVoiceCopy(track, {
      isOn: isOn(),
      db: devices.gain().microphoneDb,
      replaced: (copy) => inBackground('change of gain', out.setVoice(copy)),
    });
    const replaced = out.setVoice(sent.track());
    capture = { ...opened.value, sent, meter: openTrackMeter(track), silence: watchForSilence(opened.value) };
    if (before !== null) release(before);
    await replaced; // never settles when the call is closed meanwhile: nothing may be left to do after it
    return ok(null);
  };

  const change = async (): Promise<void> => {
    const wanted = await devices.microphoneId();
    clearTimeout(again);
    if (closed || capture === null) return;
    const { track, deviceId, voice } = capture;
    const isCleanedAsWanted = isSameVoice(voice, devices.voice());
    if (track.readyState === 'live' && deviceId === wanted && isCleanedAsWanted) return;
    if (!isCleanedAsWanted) {
      // Not every Chromium gives an open microphone anew with other processing; closed first, each does, for a moment of silence.
      stop(capture);
    }
    const taken = await take();
    if (closed) return;
    // The old one stays, even silent.
    if (!taken.ok) devices.lost('microphone', track.label);
    if (capture.track.readyState !== 'live' || capture.deviceId !== wanted) tryAgain();
  };
  const tryAgain = (): void => {
    const waitMs = TRY_AGAIN_MS[tries];
    tries += 1;
    if (!closed && waitMs !== undefined) again = setTimeout(follow, waitMs);
  };
  /** The list may change while the first one opens, and it be the old one's turn. */
  const takeFirst = async (): Promise<Result<null, AppError>> => {
    const taken = await take();
    if (taken.ok) tryAgain();
    return taken;
  };

  const openAnew = async (): Promise<void> => {
    if (closed || capture === null || !out.isFlowing) return;
    const { track } = capture;
    // With the same processing Chromium gives the one that is open, and hangs, once more.
    stop(capture);
    const taken = await take();
    if (taken.ok || closed) return;
    devices.lost('microphone', track.label);
    tryAgain();
  };
  /** Each silence asks for it, also while the first one's still hangs: what has come since is not to be opened anew. */
  const renew = async (hung: Capture | null): Promise<void> => {
    if (capture !== hung) return;
    tries = 0;
    await openAnew();
  };

  /** One after the other: two at a time would leave the slower one's microphone open. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work);
    turn = mine.then(noMatter, noMatter); // whoever asked is told; the next one's turn comes all the same
    return mine;
  }
  function follow(): void {
    inBackground('change of microphone', inTurn(change));
  }

  return {
    open: () => inTurn(takeFirst),
    flowTo: out.flowTo,
    setMuted: (wanted) => {
      muted = wanted;
      capture?.sent.setOn(isOn());
    },
    setHeld: (wanted) => {
      held = wanted;
      capture?.sent.setOn(isOn());
    },
    followDevices: () => {
      tries = 0;
      capture?.sent.amplify(devices.gain().microphoneDb);
      follow();
    },
    renew: () => {
      const hung = capture;
      inBackground(
        'renewal of the microphone',
        inTurn(() => renew(hung)),
      );
    },
    isOpen: () => capture !== null,
    isTooEarly: () => capture?.silence.state() === 'unknown',
    levelDbfs: () =>
      capture === null || capture.silence.state() === 'silent'
        ? SILENCE_DBFS
        : amplifiedDbfs(capture.meter.levelDbfs(), devices.gain().microphoneDb),
    close: () => {
      closed = true;
      clearTimeout(again);
      out.close();
      if (capture !== null) release(capture);
      capture = null;
    },
  };
}

function isSameVoice(one: VoiceProcessing, other: VoiceProcessing): boolean {
  return (
    one.echoCancellation === other.echoCancellation && one.noiseSuppression === other.noiseSuppression && one.autoGain === other.autoGain
  );
}

function noMatter(): void {}

function stop({ track, sent, silence }: Capture): void {
  sent.close();
  track.stop();
  silence.close();
}

function release(capture: Capture): void {
  stop(capture);
  inBackground('closing of the microphone meter', capture.meter.close());
}
