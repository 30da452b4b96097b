import { appError } from '#contract/errors.ts';
import type { OutboundWay } from '../core/network/outbound-way.ts';
import { openCallStream, type CallStream } from './call-stream.ts';
import { createBeat } from './device/beat.ts';
import { keepDevices, type SoundNeed } from './device/device-keeper.ts';
import { createDeviceLook } from './device/device-look.ts';
import { NO_PORT_AUDIO, type PortAudio } from './device/load-port-audio.ts';
import { openSoundDevices } from './device/sound-devices.ts';
import type { SoundHealth } from './device/sound-watch.ts';
import type { VoiceSeat } from './device/voice-seat.ts';
import { createGainStage } from './dsp/gain-stage.ts';
import type { CreateResampler } from './dsp/resampler.ts';
import type { AudioOrder, AudioReport, ClipTarget, StreamId, StreamTarget } from './protocol.ts';
import { createSoundCheck, type SoundCheck } from './sound-check/sound-check.ts';

const TICKS_PER_LEVEL = 5;
const TICKS_PER_SECOND = 50;
/** A library is given so long to load before it is missed. */
const VOICE_READY_SECONDS = 3;
/** How soon a plugged-in headset shows up while no call is on. */
const LOOK_FOR_DEVICES_MS = 4_000;
const FIRST_LOOK_MS = 200;

export interface AudioEngine {
  obey(order: Exclude<AudioOrder, { readonly type: 'still-there' | 'quit' }>): void;
  /** No call is on, nor a sound check. */
  readonly isIdle: boolean;
  /** Closes every stream and device. */
  stop(): Promise<void>;
}

export interface AudioEngineParts {
  readonly portAudio: PortAudio;
  readonly createResampler: CreateResampler;
  readonly voice: VoiceSeat;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly report: (report: AudioReport) => void;
  /** Sends off what PortAudio has printed: its xruns, which main counts. */
  readonly flushPrints: () => void;
  /** The devices are beyond saving: end this process, so that a new one starts. */
  readonly die: () => void;
  /** The process before us hung. Calls run on silence until another process has looked for devices and lived. */
  readonly withoutDevices: boolean;
}

/** All calls share one microphone and one speaker; devices run while at least one call has sound. */
export function startAudioEngine({ createResampler, voice, now, report, flushPrints, die, ...parts }: AudioEngineParts): AudioEngine {
  const streams = new Map<StreamId, CallStream>();
  const talkers = new Set<StreamId>();
  const gain = { microphone: createGainStage(), speaker: createGainStage() };
  let soundCheck: SoundCheck | null = null;
  let portAudio = parts.withoutDevices ? NO_PORT_AUDIO : parts.portAudio;
  let ticks = 0;
  let microphoneSeconds = 0;
  let missingVoice = '';
  let health: SoundHealth = 'starting';
  let looking: NodeJS.Timeout | null = null;

  const failed = (name: 'device-failed' | 'device-dead', values: Readonly<Record<string, string>>): void => {
    report({ type: 'fact', level: 'error', name, values });
    die();
  };
  const devices = keepDevices({
    open(wanted, usesMicrophone) {
      voice.seat(false);
      return openSoundDevices({
        portAudio,
        wanted,
        usesMicrophone,
        createResampler,
        now,
        report,
        isWary: parts.withoutDevices,
        captured(block, isVoice) {
          soundCheck?.heard(block);
          if (isVoice) voice.captured(block);
          gain.microphone.process(block);
          soundCheck?.captured(block);
          const speaks = isVoice ? voice.speaks : false;
          for (const stream of streams.values()) stream.captured(block, speaks);
        },
        fill(block) {
          block.fill(0);
          for (const stream of streams.values()) stream.play(block);
          soundCheck?.play(block);
          gain.speaker.process(block); // before the echo canceller hears of it: what sounds is what comes back
          voice.played(block);
          beat.blockPlayed();
        },
        broke(direction, reason) {
          failed('device-failed', { direction, reason });
        },
      });
    },
    stuck(reason) {
      failed('device-dead', { reason });
    },
    changed(running) {
      health = 'starting';
      flushPrints(); // xruns in them are of the calls that were on until now
      voice.seat(devices.open?.usesMicrophone ?? false);
      report(running === null ? { type: 'devices-closed' } : { type: 'devices-running', ...running });
    },
  });
  const neededNow = (): SoundNeed => {
    if (talkers.size > 0 || soundCheck !== null) return 'talking';
    return streams.size > 0 ? 'listening' : 'nothing';
  };
  const settleDevices = (): Promise<void> => {
    const need = neededNow();
    if (need === 'nothing') beat.stop(); // a process that stands by sleeps
    else beat.start();
    return devices.need(need);
  };

  const look = createDeviceLook(report);
  const lookForDevices = (): void => {
    if (devices.open !== null || neededNow() !== 'nothing') return; // PortAudio would repeat its old list; main looks by another process
    if (portAudio === NO_PORT_AUDIO) return;
    if (devices.isWorn) {
      report({ type: 'fact', level: 'info', name: 'device-list-worn', values: {} });
      die();
      return;
    }
    look(portAudio);
  };
  /** Not before main has said which devices it wants: a spare process must not be busy looking when it is needed. */
  const lookFromNowOn = (): void => {
    if (looking !== null) return;
    looking = setTimeout(() => {
      lookForDevices();
      looking = setInterval(lookForDevices, LOOK_FOR_DEVICES_MS);
    }, FIRST_LOOK_MS);
  };

  const watchDevices = (): void => {
    const found = devices.open?.check(now());
    if (found === undefined || found.health === health) return;
    health = found.health;
    if (health === 'fine') report({ type: 'devices-health', health });
    if (health === 'suspect') {
      report({ type: 'devices-health', health });
      report({ type: 'fact', level: 'warn', name: 'device-suspect', values: { direction: found.direction } });
    }
    if (health === 'mute') devices.giveUp(found.direction).catch(die);
    if (health === 'dead') failed('device-dead', { direction: found.direction });
  };

  const everySecond = (usesMicrophone: boolean): void => {
    flushPrints();
    microphoneSeconds = usesMicrophone ? microphoneSeconds + 1 : 0;
    if (microphoneSeconds < VOICE_READY_SECONDS) return;
    const parts = voice.missing();
    if (parts.join() === missingVoice) return;
    missingVoice = parts.join();
    report({ type: 'voice-missing', parts });
  };

  const tick = (): void => {
    ticks += 1;
    for (const stream of streams.values()) stream.tick();
    watchDevices();
    if (ticks % TICKS_PER_SECOND === 0 && devices.open !== null) everySecond(devices.open.usesMicrophone);
    if (ticks % TICKS_PER_LEVEL !== 0) return;
    for (const stream of streams.values()) stream.reportLevels();
    soundCheck?.tick();
  };
  const beat = createBeat({ now, onBeat: tick });

  const endCheck = (): void => {
    soundCheck?.dispose();
    soundCheck = null;
  };
  const open = (stream: StreamId, target: StreamTarget): void => {
    endCheck(); // no customer's voice among test tones, also where main's word comes late
    const deviceReady = Promise.withResolvers<null>();
    if (target.mode !== 'listen') talkers.add(stream);
    streams.set(
      stream,
      openCallStream(stream, target, {
        now,
        createResampler,
        report,
        connected() {
          deviceReady.promise.then(() => {
            // The socket may be gone again by then.
            if (streams.get(stream)?.isOpen === true) report({ type: 'opened', stream });
          }, die);
        },
        over(ended) {
          forget(ended).catch(die);
        },
      }),
    );
    // After the socket has set out: opening devices holds this thread for some 60 ms, and far sound may already come.
    settleDevices().then(() => {
      deviceReady.resolve(null);
    }, die);
  };
  const reopen = (stream: StreamId, wsUrl: string, way?: OutboundWay): void => {
    const known = streams.get(stream);
    if (known === undefined) report({ type: 'open-failed', stream, error: appError('media-lost', 'no such stream') });
    else known.reopen(wsUrl, way);
  };
  const forget = (stream: StreamId): Promise<void> => {
    streams.delete(stream);
    talkers.delete(stream);
    return settleDevices();
  };
  const playClip = (stream: StreamId, clip: ClipTarget): void => {
    const known = streams.get(stream);
    if (known === undefined) report({ type: 'clip-over', stream, playId: clip.playId, isWhole: false });
    else known.capture.play(clip);
  };
  const check = (step: Extract<AudioOrder, { readonly type: 'sound-check' }>['step']): void => {
    if (step === null) endCheck();
    else {
      soundCheck ??= createSoundCheck({
        now,
        report: (state) => {
          report({ type: 'sound-check', state });
        },
      });
      soundCheck.obey(step);
    }
    settleDevices().catch(die);
  };

  return {
    obey(order) {
      switch (order.type) {
        case 'open':
          open(order.stream, order.target);
          return;
        case 'reopen':
          reopen(order.stream, order.wsUrl, order.way);
          return;
        case 'set-muted':
          streams.get(order.stream)?.setMuted(order.muted);
          return;
        case 'set-held':
          streams.get(order.stream)?.setHeld(order.held);
          return;
        case 'record':
          streams.get(order.stream)?.capture.record(order.isOn);
          return;
        case 'play-clip':
          playClip(order.stream, order.clip);
          return;
        case 'stop-clip':
          streams.get(order.stream)?.capture.stopClip();
          return;
        case 'close':
          streams.get(order.stream)?.close();
          forget(order.stream).then(() => {
            report({ type: 'closed', stream: order.stream });
          }, die);
          return;
        case 'use-devices':
          lookFromNowOn();
          devices.want({ microphone: order.microphone, speaker: order.speaker }).catch(die);
          return;
        case 'use-voice':
          voice.use(order.voice);
          microphoneSeconds = 0;
          return;
        case 'use-gain':
          gain.microphone.use(order.gain.microphoneDb);
          gain.speaker.use(order.gain.speakerDb);
          return;
        case 'sound-check':
          check(order.step);
          return;
        case 'devices-seen':
          portAudio = parts.portAudio;
          devices.seen(order.devices).catch(die);
          return;
      }
    },
    get isIdle() {
      return neededNow() === 'nothing';
    },
    async stop() {
      beat.stop();
      if (looking !== null) clearTimeout(looking);
      for (const stream of streams.values()) stream.close();
      streams.clear();
      talkers.clear();
      soundCheck = null;
      await devices.need('nothing');
      flushPrints();
    },
  };
}
