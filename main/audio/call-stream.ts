import type { MediaState } from '#contract/call.ts';
import type { WireSampleRate } from '#contract/settings.ts';
import { createDownlink } from './downlink/downlink.ts';
import type { CreateResampler } from './dsp/resampler.ts';
import { BLOCK_SAMPLES } from './dsp/sound-format.ts';
import type { AudioReport, StreamId, StreamTarget } from './protocol.ts';
import { openMediaSocket, type SocketEnd } from './socket/media-socket.ts';
import { readTextFrame } from './socket/text-frame.ts';
import { createUplink, type Uplink } from './uplink/uplink.ts';

/** One call's sound: its socket and both directions. */
export interface CallStream {
  captured(block: Float32Array): void;
  /** Adds what should sound now to `mix`. */
  play(mix: Float32Array): void;
  /** Sends what is due and reports the media state; every 20 ms or so. */
  tick(): void;
  reportLevels(): void;
  setMuted(muted: boolean): void;
  close(): void;
}

export interface CallStreamOwner {
  readonly now: () => number;
  readonly createResampler: CreateResampler;
  readonly report: (report: AudioReport) => void;
  readonly connected: (stream: StreamId) => void;
  /** The stream is over: the service stopped it, or its socket never opened or broke. Already reported. */
  readonly over: (stream: StreamId) => void;
}

export function openCallStream(stream: StreamId, target: StreamTarget, owner: CallStreamOwner): CallStream {
  const { now, createResampler, report } = owner;
  const downlink = createDownlink({ sampleRate: target.sampleRate, createResampler });
  const uplinkAt = (sampleRate: WireSampleRate, isMuted: boolean): Uplink =>
    createUplink({ sampleRate, frameMs: target.sendFrameMs, muted: isMuted, createResampler });
  const played = new Float32Array(BLOCK_SAMPLES);
  let uplink = uplinkAt(target.sampleRate, target.muted);
  let rateHz = target.sampleRate;
  let muted = target.muted;
  let connected = false;
  let closed = false;
  let media: MediaState = 'connecting';

  const close = (): void => {
    if (closed) return;
    closed = true;
    socket.close();
    const { sent, dropped, silence } = uplink.counts;
    const far = downlink.counts;
    report({
      type: 'fact',
      level: 'info',
      name: 'stream-summary',
      values: {
        sent,
        sendDropped: dropped,
        sendSilence: silence,
        received: far.received,
        farDropped: far.dropped,
        farSkipped: far.skipped,
        underruns: far.underruns,
        rateMismatches: far.rateMismatches,
        targetMs: Math.round(far.targetMs),
      },
    });
    downlink.dispose();
    uplink.dispose();
  };
  const finish = (last: AudioReport): void => {
    report(last);
    close();
    owner.over(stream);
  };

  const showMedia = (): void => {
    const state = downlink.media(now());
    if (state === media) return;
    media = state;
    report({ type: 'media', stream, media });
  };
  const send = (): void => {
    if (!connected) return;
    for (let frame = uplink.next(now(), socket.unsentBytes); frame !== null; frame = uplink.next(now(), socket.unsentBytes))
      socket.send(frame);
  };

  const adopt = (announcedHz: WireSampleRate): void => {
    report({ type: 'fact', level: 'info', name: 'rate-announced', values: { announcedHz, settingHz: target.sampleRate } });
    rateHz = announcedHz;
    downlink.adoptRate(announcedHz);
    uplink.dispose();
    uplink = uplinkAt(announcedHz, muted);
  };
  const heardText = (text: string): void => {
    const said = readTextFrame(text);
    if (said.sampleRate !== null && said.sampleRate !== rateHz) adopt(said.sampleRate);
    if (said.stop) finish({ type: 'stopped', stream });
  };

  const socket = openMediaSocket(target.wsUrl, {
    opened() {
      connected = true;
      owner.connected(stream);
    },
    audio(message) {
      const spokenRate = downlink.receive(message, now());
      showMedia();
      if (spokenRate === null || downlink.counts.rateMismatches > 1) return; // once; the summary has the count
      report({ type: 'wrong-rate', stream, measuredHz: spokenRate, settingHz: rateHz });
    },
    text: heardText,
    ended(end) {
      finish(lastReport(stream, end));
    },
  });

  return {
    captured(block) {
      if (!connected) return; // nobody hears it yet, and it would be old when somebody does
      uplink.captured(block, now());
      send();
    },
    play(mix) {
      downlink.fill(played, now());
      for (let index = 0; index < mix.length; index += 1) mix[index] = (mix[index] ?? 0) + (played[index] ?? 0);
    },
    tick() {
      send();
      showMedia();
    },
    reportLevels() {
      report({ type: 'levels', stream, microphoneDbfs: uplink.takeDbfs(), farDbfs: downlink.takeDbfs() });
    },
    setMuted(nowMuted) {
      muted = nowMuted;
      uplink.setMuted(nowMuted);
    },
    close,
  };
}

function lastReport(stream: StreamId, end: SocketEnd): AudioReport {
  switch (end.how) {
    case 'never-opened':
      return { type: 'open-failed', stream, error: end.error };
    case 'finished':
      return { type: 'stopped', stream };
    case 'broken':
      return { type: 'lost', stream, detail: end.detail };
  }
}
