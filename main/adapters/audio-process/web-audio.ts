import type { AudioDevices, VoiceProcessing } from '#contract/audio.ts';
import type { CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { fail } from '#contract/result.ts';
import type { SoundGain } from '#contract/sound-gain.ts';
import { LIST_DEVICES, type AudioReport, type WantedDevices } from '../../audio/protocol.ts';
import { STRAIGHT } from '../../core/network/outbound-way.ts';
import type { Clock, Log, WebAudio, WebAudioEvent, WebAudioSession } from '../../core/ports.ts';
import type { ForkAudioProcess } from './audio-child.ts';
import { createCallReports } from './call-reports.ts';
import { openCalls, type OpenCall } from './open-calls.ts';
import { scanDevices } from './device-scan.ts';
import { within } from './running-child.ts';
import { superviseAudioProcess } from './supervisor.ts';
import { createWholeQuality } from './whole-quality.ts';

/** What the strictest receivers take, and the engine's own quantum on the far side. */
const SEND_FRAME_MS = 60;
const CLOSE_WITHIN_MS = 1_500;
/** A socket has five seconds for its handshake, a process as long to become ready. */
const OPEN_WITHIN_MS = 11_000;

export interface RunningWebAudio extends WebAudio {
  /** Ends the process, in under two seconds whatever state it is in, and leaves no timer. */
  stop(): Promise<void>;
}

export interface WebAudioOrder {
  /** Electron's `utilityProcess.fork`, or anything shaped like it. */
  readonly fork: ForkAudioProcess;
  /** The built `audio-process.js`. */
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly log: Log;
}

/** Starts and keeps the audio process of web-number calls. */
export function openWebAudio({ fork, entry, env, clock, log }: WebAudioOrder): RunningWebAudio {
  const listeners = new Set<(event: WebAudioEvent) => void>();
  const calls = openCalls();
  const wholes = createWholeQuality(() => clock.now());
  /** Recorded over every stream that they will have. */
  const recorded = new Set<CallId>();
  let wanted: WantedDevices = { microphone: null, speaker: null };
  let voice: VoiceProcessing | null = null;
  let gain: SoundGain | null = null;
  let unavailable: AppError | null = null;
  let shown = '';
  let isChecking = false;
  let stopped = false;

  const emit = (event: WebAudioEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const forkChild = (args: string[]) => fork(entry, args, { serviceName: 'audio', env: audioEnvironment(env), stdio: 'pipe' });

  const scans = scanDevices({
    fork: () => forkChild([LIST_DEVICES]),
    clock,
    found(devices) {
      showDevices(devices);
      supervisor.send({ type: 'devices-seen', devices });
    },
  });
  const showDevices = (devices: AudioDevices): void => {
    const text = JSON.stringify(devices);
    if (text === shown) return;
    shown = text;
    emit({ type: 'devices', devices });
  };
  const forget = (call: OpenCall): void => {
    calls.remove(call);
    clipOver(call, false);
    wholes.streamEnded(call.session.callId);
    lookForDevices();
  };
  /** While devices are open, for calls or for a sound check: their process is blind then. */
  const lookForDevices = (): void => {
    scans.want(isChecking || calls.all().length > 0);
  };
  const clipOver = (call: OpenCall, isWhole: boolean): void => {
    const { playId } = call;
    call.playId = null;
    if (playId !== null) emit({ type: 'clip-over', callId: call.session.callId, playId, isWhole });
  };
  const sendOpen = (call: OpenCall): void => {
    const { wsUrl, sampleRate, mode, way = STRAIGHT } = call.session;
    call.isOrdered = true;
    supervisor.send({
      type: 'open',
      stream: call.stream,
      target: { wsUrl, way, sampleRate, mode, muted: call.muted, held: call.held, sendFrameMs: SEND_FRAME_MS },
    });
    if (call.recorded) supervisor.send({ type: 'record', stream: call.stream, isOn: true });
  };
  /** The stream is gone with all it had. Who waits for its opening is told by that, anybody else by an event. */
  const over = (call: OpenCall, error: AppError, event: WebAudioEvent): void => {
    const { phase } = call;
    const nobodyWaits = call.gone(error);
    forget(call);
    if (nobodyWaits || phase === 'lost' || event.type === 'stopped') emit(event);
  };
  const failOpening = (call: OpenCall, error: AppError): void => {
    call.gone(error);
    forget(call);
  };
  const heardOfCall = createCallReports({ log, emit, over, forget, wholes, takeXruns: () => supervisor.takeXruns() });
  const devicesRun = (running: WantedDevices): void => {
    log.info('audio devices run', { ...running });
    emit({ type: 'running', running });
  };
  /** Of a call that closes: its recording waits for them. */
  const lastWords = ({ stream, pcm, isFirst }: Extract<AudioReport, { readonly type: 'recorded' }>): void => {
    const callId = calls.closingOf(stream);
    if (callId !== undefined) emit({ type: 'recorded', callId, pcm, isFirst });
  };
  const heard = (report: AudioReport): void => {
    if (report.type === 'ready') {
      unavailable = null;
      supervisor.send({ type: 'use-devices', ...wanted });
      if (voice !== null) supervisor.send({ type: 'use-voice', voice });
      if (gain !== null) supervisor.send({ type: 'use-gain', gain });
      for (const call of calls.all()) sendOpen(call);
    } else if (report.type === 'unavailable') {
      unavailable = report.error;
      log.error('PortAudio did not load: web numbers have no sound', { reason: report.error.detail ?? '' });
      for (const call of calls.all()) failOpening(call, report.error);
    } else if (report.type === 'voice-missing') {
      log.warn('voice processing is missing here', { parts: report.parts.join(', ') });
      emit(report);
    } else if (report.type === 'sound-check') emit({ type: 'sound-check', state: report.state });
    else if (report.type === 'devices') showDevices(report.devices);
    else if (report.type === 'devices-running') devicesRun({ microphone: report.microphone, speaker: report.speaker });
    else if (report.type === 'devices-closed') emit({ type: 'running', running: null });
    else if (report.type === 'fact') log[report.level](`audio: ${report.name}`, report.values);
    else if (report.type === 'closed') calls.closed(report.stream);
    else if ('stream' in report) {
      const call = calls.byStream(report.stream);
      if (call !== undefined) heardOfCall(call, report);
      else if (report.type === 'recorded') lastWords(report);
    }
  };

  const supervisor = superviseAudioProcess({
    fork: forkChild,
    clock,
    log,
    heard,
    engine: (engine) => {
      emit({ type: 'engine', engine });
    },
    wary: () => {
      scans.untilSeen();
    },
    died() {
      emit({ type: 'running', running: null });
      emit({ type: 'sound-check', state: { phase: 'idle' } });
      isChecking = false;
      calls.allClosed();
      for (const call of calls.all().filter(({ isOrdered }) => isOrdered))
        over(call, appError('media-lost', 'audio process died'), { type: 'lost', callId: call.session.callId, why: 'process' });
      lookForDevices();
    },
  });

  const close = async (call: OpenCall): Promise<void> => {
    failOpening(call, appError('call-gone', 'closed while opening'));
    if (!supervisor.ready) return;
    const closed = calls.closing(call);
    supervisor.send({ type: 'close', stream: call.stream });
    await within(CLOSE_WITHIN_MS, closed, clock);
  };

  /** Devices and buffers of a lost stream go on with a new session. */
  const reopen = (call: OpenCall, session: WebAudioSession): OpenCall => {
    call.reopening(session);
    supervisor.send({ type: 'reopen', stream: call.stream, wsUrl: session.wsUrl, way: session.way ?? STRAIGHT });
    return call;
  };
  const openAnew = async (earlier: OpenCall | undefined, session: WebAudioSession): Promise<OpenCall> => {
    const closed = earlier === undefined ? null : close(earlier);
    // Known while the other one closes: it may be muted, or closed itself, or find another process that is ready.
    const call = calls.add(session);
    call.recorded = recorded.has(session.callId);
    lookForDevices();
    await closed;
    if (supervisor.ready && !call.isOrdered && calls.byStream(call.stream) !== undefined) sendOpen(call);
    return call;
  };

  return {
    async open(session) {
      if (stopped) return fail(appError('web-audio-unavailable', 'stopped'));
      if (unavailable !== null) return fail(unavailable);
      const earlier = calls.byCall(session.callId);
      const call = earlier !== undefined && mayReopen(earlier, session) ? reopen(earlier, session) : await openAnew(earlier, session);
      const cancel = clock.after(OPEN_WITHIN_MS, () => {
        failOpening(call, appError('service-timeout', 'sound did not open in time'));
        supervisor.send({ type: 'close', stream: call.stream });
      });
      const result = await call.outcome();
      cancel();
      return result;
    },
    setMuted(callId, muted) {
      const call = calls.byCall(callId);
      if (call === undefined) return;
      call.muted = muted;
      supervisor.send({ type: 'set-muted', stream: call.stream, muted });
    },
    setHeld(callId, held) {
      const call = calls.byCall(callId);
      if (call === undefined) return;
      call.held = held;
      supervisor.send({ type: 'set-held', stream: call.stream, held });
    },
    record(callId, isOn) {
      if (isOn) recorded.add(callId);
      else recorded.delete(callId);
      const call = calls.byCall(callId);
      if (call === undefined) return;
      call.recorded = isOn;
      supervisor.send({ type: 'record', stream: call.stream, isOn });
    },
    playClip(callId, clip) {
      const call = calls.byCall(callId);
      if (call === undefined || !call.isOrdered) {
        emit({ type: 'clip-over', callId, playId: clip.playId, isWhole: false });
        return;
      }
      clipOver(call, false);
      call.playId = clip.playId;
      supervisor.send({ type: 'play-clip', stream: call.stream, clip });
    },
    stopClip(callId) {
      const call = calls.byCall(callId);
      if (call !== undefined) supervisor.send({ type: 'stop-clip', stream: call.stream });
    },
    async close(callId: CallId) {
      const call = calls.byCall(callId);
      if (call !== undefined) await close(call);
      wholes.forget(callId);
      recorded.delete(callId);
    },
    useDevices(devices) {
      wanted = devices;
      supervisor.send({ type: 'use-devices', ...devices });
    },
    useVoice(processing) {
      voice = processing;
      supervisor.send({ type: 'use-voice', voice });
    },
    useGain(wantedGain) {
      gain = wantedGain;
      supervisor.send({ type: 'use-gain', gain });
    },
    lookForDevices: () => {
      scans.now();
    },
    soundCheck(step) {
      isChecking = step !== null && supervisor.ready;
      lookForDevices();
      supervisor.send({ type: 'sound-check', step });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      stopped = true;
      for (const call of calls.all()) failOpening(call, appError('call-gone', 'stopping'));
      calls.allClosed();
      await Promise.all([scans.stop(), supervisor.stop()]);
      listeners.clear();
    },
  };
}

function mayReopen({ phase, session }: OpenCall, renewed: WebAudioSession): boolean {
  return phase === 'lost' && session.mode === renewed.mode && session.sampleRate === renewed.sampleRate;
}

/**
 * Each pending read and write of PortAudio holds a thread of libuv's pool: eight, so that files and names are not
 * kept waiting. They ask for little memory: of one arena of glibc's instead of one each the process is 17 MB smaller.
 * PULSE_LATENCY_MSEC breaks PortAudio's streams at 20 ms and slows them above: not for us.
 */
function audioEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PULSE_LATENCY_MSEC: _left, ...rest } = env;
  return { ...rest, UV_THREADPOOL_SIZE: '8', MALLOC_ARENA_MAX: '1' };
}
