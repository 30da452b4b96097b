import type { MediaState } from '#contract/call.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import type { OutboundWay } from '../core/network/outbound-way.ts';
import { measureQuality, NOTHING_MEASURED } from './call-quality.ts';
import { createCallCapture, type CallCapture } from './capture/call-capture.ts';
import { createDownlink } from './downlink/downlink.ts';
import { SILENCE_DBFS } from './dsp/level-meter.ts';
import type { CreateResampler } from './dsp/resampler.ts';
import { BLOCK_SAMPLES, INNER_RATE_HZ } from './dsp/sound-format.ts';
import type { AudioReport, StreamId, StreamTarget } from './protocol.ts';
import { createCallSessions } from './session/call-sessions.ts';
import { openMediaSocket, type OpenMediaSocket } from './socket/media-socket.ts';
import { createCallUplink } from './uplink/call-uplink.ts';
import { createMuteFader } from './uplink/mute-fader.ts';

const QUALITY_EVERY_MS = 1_000;

/** One call's sound: its sockets, one after the other, and both directions. */
export interface CallStream {
  /** Whether it has a socket that is open. */
  readonly isOpen: boolean;
  /** `speaks`: whether somebody does in this block; null, or left out, where that is not known. */
  captured(block: Float32Array, speaks?: boolean | null): void;
  /** Adds what should sound now to `mix`. */
  play(mix: Float32Array): void;
  /** Sends what is due, watches the link, reports media state and quality; every 20 ms or so. */
  tick(): void;
  reportLevels(): void;
  /** Recording and clips. */
  readonly capture: Pick<CallCapture, 'record' | 'play' | 'stopClip'>;
  setMuted(muted: boolean): void;
  /** Held: nobody is heard on either side, while both directions run on. */
  setHeld(held: boolean): void;
  /** A new session after `lost`. Answered by `connected`, or by a report of `open-failed`. */
  reopen(wsUrl: string, way?: OutboundWay): void;
  close(): void;
}

export interface CallStreamOwner {
  readonly now: () => number;
  readonly createResampler: CreateResampler;
  readonly report: (report: AudioReport) => void;
  /** A socket has opened: the first one, or one that `reopen` asked for. */
  readonly connected: (stream: StreamId) => void;
  /** The stream is over: the service stopped it, or its first socket never opened. Already reported. */
  readonly over: (stream: StreamId) => void;
  /** A real one unless given. */
  readonly openSocket?: OpenMediaSocket;
}

/** A stream outlives its sockets: after `lost` devices and buffers go on, until `reopen` or `close`. */
export function openCallStream(stream: StreamId, target: StreamTarget, owner: CallStreamOwner): CallStream {
  const { now, createResampler, report } = owner;
  let way = target.way;
  const openSocket = owner.openSocket ?? ((url, listener) => openMediaSocket(url, listener, way));
  const downlink = createDownlink({ sampleRate: target.sampleRate, createResampler });
  const voice = { muted: target.muted, held: target.held ?? false };
  const capture = createCallCapture({ stream, now, createResampler, report });
  const uplink = createCallUplink({ ...target, muted: voice.muted || voice.held, createResampler, sending: capture.sending });
  const farFader = createMuteFader({ rateHz: INNER_RATE_HZ, muted: voice.held });
  const played = new Float32Array(BLOCK_SAMPLES);
  let rateHz = target.sampleRate;
  let saidWrongRate = false;
  let closed = false;
  let media: MediaState = 'connecting';
  let hasSound = false;
  let quality = { sums: NOTHING_MEASURED, dueMs: Number.POSITIVE_INFINITY };
  let dbfs = { microphone: SILENCE_DBFS, far: SILENCE_DBFS };

  const sessions = createCallSessions({
    wsUrl: target.wsUrl,
    openSocket,
    now,
    listener: {
      opened(isFirst) {
        if (isFirst) quality.dueMs = now() + QUALITY_EVERY_MS;
        else downlink.newSession(now());
        uplink.connected();
        owner.connected(stream);
        send();
      },
      audio(message) {
        const spokenRate = downlink.receive(message, now());
        hasSound = true;
        showMedia();
        if (spokenRate !== null && !saidWrongRate) {
          saidWrongRate = true; // once; the summary has the count
          report({ type: 'wrong-rate', stream, measuredHz: spokenRate, settingHz: rateHz });
        }
        return ((message.length >> 1) * 1_000) / rateHz;
      },
      rateAnnounced: adopt,
      stopped() {
        finish({ type: 'stopped', stream });
      },
      failed(error, isFirst) {
        if (isFirst) finish({ type: 'open-failed', stream, error });
        else report({ type: 'open-failed', stream, error });
      },
      lost(detail) {
        hasSound = false;
        downlink.sessionLost(now());
        capture.lost();
        if (media === 'flowing') media = 'interrupted'; // who is told of the loss knows
        report({ type: 'lost', stream, detail });
      },
    },
  });

  function adopt(announcedHz: WireSampleRate): void {
    if (announcedHz === rateHz) return;
    report({ type: 'fact', level: 'info', name: 'rate-announced', values: { announcedHz, settingHz: target.sampleRate } });
    rateHz = announcedHz;
    downlink.adoptRate(announcedHz);
    uplink.adoptRate(announcedHz);
  }
  function send(): void {
    // What is put into a link that stands still would arrive old: it waits here, and is replaced by what is newer.
    if (sessions.isOpen && !sessions.isSuspect) uplink.send(now(), sessions.socket);
  }
  function showMedia(): void {
    if (!hasSound) return;
    const state = downlink.media(now());
    if (state === media) return;
    media = state;
    report({ type: 'media', stream, media });
  }
  function reportQuality(nowMs: number): void {
    if (nowMs < quality.dueMs) return;
    const { sentBytes, counts } = uplink;
    const { second, whole, sums } = measureQuality(quality.sums, {
      far: downlink.stats,
      sentBytes,
      sendDropped: counts?.dropped ?? null,
      microphoneDbfs: counts === null ? null : dbfs.microphone,
      farDbfs: dbfs.far,
      reconnects: sessions.reconnects,
      roundTripMs: sessions.roundTripMs,
      jitterMs: downlink.jitterMs,
    });
    // After a standstill of this process one report stands for all the seconds that it missed.
    quality = { sums, dueMs: Math.max(quality.dueMs + QUALITY_EVERY_MS, nowMs + QUALITY_EVERY_MS / 2) };
    report({ type: 'quality', stream, second, whole });
  }
  /** `last` as the last: who hears it forgets this stream, with what comes of it afterwards. */
  function finish(last: AudioReport): void {
    close();
    report(last);
    owner.over(stream);
  }
  function close(): void {
    if (closed) return;
    closed = true;
    sessions.close();
    capture.dispose();
    const { rateMismatches, received, dropped, concealmentEvents, restarts, targetMs } = downlink.stats;
    report({
      type: 'fact',
      level: 'info',
      name: 'stream-summary',
      values: {
        ...uplink.counts,
        reconnects: sessions.reconnects,
        received,
        farDropped: dropped,
        concealmentEvents,
        restarts,
        rateMismatches,
        targetMs: Math.round(targetMs),
      },
    });
    downlink.dispose();
    uplink.dispose();
  }

  return {
    get isOpen() {
      return sessions.isOpen;
    },
    captured(block, speaks = null) {
      uplink.captured(block, now(), speaks);
      send();
    },
    play(mix) {
      downlink.fill(played, now());
      farFader.apply(played);
      capture.heard(played);
      for (let index = 0; index < mix.length; index += 1) mix[index] = (mix[index] ?? 0) + (played[index] ?? 0);
    },
    tick() {
      const nowMs = now();
      sessions.tick(nowMs);
      if (closed) return;
      send();
      capture.tick();
      showMedia();
      reportQuality(nowMs);
    },
    capture: {
      ...capture,
      play(clip) {
        capture.play(clip);
        // Nobody would hear its beginning.
        if (!sessions.isOpen) capture.lost();
      },
    },
    reportLevels() {
      dbfs = { microphone: uplink.takeDbfs(), far: downlink.takeDbfs() };
      report({ type: 'levels', stream, microphoneDbfs: dbfs.microphone, farDbfs: dbfs.far });
    },
    setMuted(muted) {
      voice.muted = muted;
      uplink.setMuted(muted || voice.held);
    },
    setHeld(held) {
      voice.held = held;
      uplink.setMuted(held || voice.muted);
      farFader.setMuted(held);
    },
    reopen: (wsUrl, anew) => {
      way = anew;
      downlink.sessionLost(now()); // also where the old socket was still open
      sessions.reopen(wsUrl);
    },
    close,
  };
}
