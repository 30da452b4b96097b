import { openCallStream, type CallStream } from './call-stream.ts';
import { keepDevices } from './device/device-keeper.ts';
import { listDevices, shownDevices } from './device/device-list.ts';
import type { PortAudio } from './device/load-port-audio.ts';
import { openSoundDevices } from './device/sound-devices.ts';
import type { CreateResampler } from './dsp/resampler.ts';
import type { AudioOrder, AudioReport, StreamId, StreamTarget } from './protocol.ts';

const TICK_MS = 20;
const TICKS_PER_LEVEL = 5;
/** How soon a plugged-in headset shows up while no call is on. */
const LOOK_FOR_DEVICES_MS = 4_000;
const FIRST_LOOK_MS = 200;

export interface AudioEngine {
  obey(order: Exclude<AudioOrder, { readonly type: 'still-there' | 'quit' }>): void;
  /** Closes every stream and device. */
  stop(): Promise<void>;
}

export interface AudioEngineParts {
  readonly portAudio: PortAudio;
  readonly createResampler: CreateResampler;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  readonly report: (report: AudioReport) => void;
  /** The devices are beyond saving: end this process, so that a new one starts. */
  readonly die: () => void;
}

/** All calls share one microphone and one speaker; devices run while at least one call has sound. */
export function startAudioEngine({ portAudio, createResampler, now, report, die }: AudioEngineParts): AudioEngine {
  const streams = new Map<StreamId, CallStream>();
  let ticks = 0;
  let suspected = false;

  const devices = keepDevices({
    open: (wanted) =>
      openSoundDevices({
        portAudio,
        wanted,
        createResampler,
        now,
        report,
        captured(block) {
          for (const stream of streams.values()) stream.captured(block);
        },
        fill(block) {
          block.fill(0);
          for (const stream of streams.values()) stream.play(block);
        },
        broke(direction, reason) {
          report({ type: 'fact', level: 'error', name: 'device-failed', values: { direction, reason } });
          die();
        },
      }),
    stuck() {
      report({ type: 'fact', level: 'error', name: 'device-dead', values: { reason: 'did not close' } });
      die();
    },
    changed(running) {
      report(running === null ? { type: 'devices-closed' } : { type: 'devices-running', ...running });
    },
  });

  const lookForDevices = (): void => {
    if (devices.open !== null || streams.size > 0) return; // PortAudio would repeat its old list; main looks by another process
    report({ type: 'devices', devices: shownDevices(listDevices(portAudio)) });
  };

  const watchDevices = (): void => {
    const found = devices.open?.check(now());
    if (found === undefined || found.health === 'fine') {
      suspected = false;
      return;
    }
    if (found.health === 'suspect' && suspected) return;
    suspected = true;
    report({
      type: 'fact',
      level: found.health === 'dead' ? 'error' : 'warn',
      name: `device-${found.health}`,
      values: { direction: found.direction },
    });
    if (found.health === 'dead') die();
  };

  const tick = (): void => {
    ticks += 1;
    for (const stream of streams.values()) stream.tick();
    if (ticks % TICKS_PER_LEVEL !== 0) return;
    for (const stream of streams.values()) stream.reportLevels();
    watchDevices();
  };

  const open = (stream: StreamId, target: StreamTarget): void => {
    const deviceReady = Promise.withResolvers<null>();
    streams.set(
      stream,
      openCallStream(stream, target, {
        now,
        createResampler,
        report,
        connected() {
          deviceReady.promise.then(() => {
            if (streams.has(stream)) report({ type: 'opened', stream });
          }, die);
        },
        over: forget,
      }),
    );
    // After the socket has set out: opening devices holds this thread for some 60 ms, and far sound may already come.
    devices.need(true).then(() => {
      deviceReady.resolve(null);
    }, die);
  };
  const forget = (stream: StreamId): void => {
    streams.delete(stream);
    if (streams.size === 0) devices.need(false).catch(die);
  };

  const ticking = setInterval(tick, TICK_MS);
  const looking = setInterval(lookForDevices, LOOK_FOR_DEVICES_MS);
  // Not at once: a process that replaces a dead one has a call to reopen, and looking holds it up.
  const firstLook = setTimeout(lookForDevices, FIRST_LOOK_MS);

  return {
    obey(order) {
      switch (order.type) {
        case 'open':
          open(order.stream, order.target);
          return;
        case 'set-muted':
          streams.get(order.stream)?.setMuted(order.muted);
          return;
        case 'close':
          streams.get(order.stream)?.close();
          streams.delete(order.stream);
          devices.need(streams.size > 0).then(() => {
            report({ type: 'closed', stream: order.stream });
          }, die);
          return;
        case 'use-devices':
          devices.want({ microphone: order.microphone, speaker: order.speaker }).catch(die);
          return;
        case 'devices-seen':
          devices.seen(order.devices).catch(die);
          return;
      }
    },
    async stop() {
      clearInterval(ticking);
      clearInterval(looking);
      clearTimeout(firstLook);
      for (const stream of streams.values()) stream.close();
      streams.clear();
      await devices.need(false);
    },
  };
}
