import { appError, type AppError } from '#contract/errors.ts';
import type { AudioReport } from '../../audio/protocol.ts';
import type { Log, WebAudioEvent } from '../../core/ports.ts';
import type { OpenCall } from './open-calls.ts';
import type { WholeQuality } from './whole-quality.ts';

type StreamReport = Extract<AudioReport, { readonly stream: number }>;

/** What the audio process says of a call's stream, as news of the call. */
export function createCallReports(ports: {
  readonly log: Log;
  readonly emit: (event: WebAudioEvent) => void;
  readonly over: (call: OpenCall, error: AppError, event: WebAudioEvent) => void;
  readonly forget: (call: OpenCall) => void;
  readonly wholes: WholeQuality;
  /** How often the devices ran dry or over since the last question. */
  readonly takeXruns: () => number;
}): (call: OpenCall, report: StreamReport) => void {
  const { log, emit, over, forget, wholes } = ports;
  /** All calls share the devices, so each second of each call has all that happened since its last one. */
  let xruns = 0;
  const xrunsAt = new WeakMap<OpenCall, { readonly first: number; readonly last: number }>();
  /** What happened until now is not this call's. */
  const countFromNow = (call: OpenCall): { readonly first: number; readonly last: number } => {
    xruns += ports.takeXruns();
    const now = { first: xruns, last: xruns };
    xrunsAt.set(call, now);
    return now;
  };
  const xrunsOf = (call: OpenCall): { readonly second: number; readonly whole: number } => {
    const { first, last } = xrunsAt.get(call) ?? countFromNow(call);
    xruns += ports.takeXruns();
    xrunsAt.set(call, { first, last: xruns });
    return { second: xruns - last, whole: xruns - first };
  };
  return (call, report) => {
    const { callId } = call.session;
    switch (report.type) {
      case 'opened':
        if (!xrunsAt.has(call)) countFromNow(call);
        call.opened();
        return;
      case 'open-failed':
        // A stream whose new session did not open waits on for the next one.
        if (call.phase === 'opening') forget(call);
        if (call.gone(report.error)) emit({ type: 'lost', callId, why: 'socket' });
        return;
      case 'media':
        emit({ type: 'media', callId, media: report.media });
        return;
      case 'lost':
        log.warn('media socket lost', { call: callId, detail: report.detail });
        if (call.gone(appError('media-lost', report.detail))) emit({ type: 'lost', callId, why: 'socket' });
        return;
      case 'stopped':
        over(call, appError('call-gone'), { type: 'stopped', callId });
        return;
      case 'levels':
        // Many a second, so the last one tells when a process died. While its socket is lost a stream has levels, and no sound.
        if (call.phase === 'open') wholes.sounds(callId);
        emit({ type: 'levels', levels: { callId, microphoneDbfs: report.microphoneDbfs, farDbfs: report.farDbfs } });
        return;
      case 'quality': {
        const xrunsNow = xrunsOf(call);
        const whole = wholes.told(callId, { ...report.whole, xruns: xrunsNow.whole });
        emit({ type: 'quality', callId, second: { ...report.second, xruns: xrunsNow.second }, whole });
        return;
      }
      case 'wrong-rate': {
        const { measuredHz, settingHz } = report;
        log.warn('the sound has another sample rate than the setting', { call: callId, measuredHz, settingHz });
        emit({ type: 'wrong-rate', callId, measuredHz });
        return;
      }
      case 'recorded':
        emit({ type: 'recorded', callId, pcm: report.pcm, isFirst: report.isFirst });
        return;
      case 'clip-over':
        // Of the one before, which was told to be over when this one took its place.
        if (call.playId !== report.playId) return;
        call.playId = null;
        emit({ type: 'clip-over', callId, playId: report.playId, isWhole: report.isWhole });
        return;
      case 'closed':
        return;
    }
  };
}
