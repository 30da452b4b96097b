import type { CallId } from '#contract/call.ts';
import { appError, type AppError } from '#contract/errors.ts';
import { pcmOfText, pcmText } from '#contract/pcm-text.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { StationOrder, StationReport } from '#contract/station.ts';
import type { Clock, Log, NewId, Station, StationEvent } from '../../core/ports.ts';
import { openOrderOutbox } from './order-outbox.ts';
import { openPendingOrders } from './pending-orders.ts';

export interface StationParts {
  /** Signals an order to the station window ('station/order'). Only called between its `ready` report and `gone`. */
  readonly send: (order: StationOrder) => void;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly log: Log;
}

/** The `Station` port over the bridge, with the ends that main's window and IPC code hold. */
export interface StationLink extends Station {
  /** A 'station/report' command came in. */
  report(report: StationReport): void;
  /** The window crashed, was closed, or loads again. Calls that were set up in it are lost, and said to be. */
  gone(): void;
  /** Fails what is pending and stops every timer; nothing is sent or told after it. */
  dispose(): void;
}

type OrderForCall = Extract<StationOrder, { orderId: string }>;
type WithoutId<Order> = Order extends unknown ? Omit<Order, 'orderId'> : never;

/** How long the last piece of a closed call's recording may be on its way. */
const LAST_WORDS_MS = 500;

export function openStation({ send, newId, clock, log }: StationParts): StationLink {
  const outbox = openOrderOutbox(send);
  const pending = openPendingOrders(clock);
  const listeners = new Set<(event: StationEvent) => void>();
  /** Calls that hold, or may come to hold, a connection in the window. */
  const calls = new Set<CallId>();
  /** Calls that were recorded. */
  const recorded = new Set<CallId>();
  /** Those of them that were closed a moment ago, each with what keeps it from being forgotten. */
  const lastWords = new Map<CallId, () => void>();
  let ready = false;
  let hasHeadsets = false;

  const tell = (event: StationEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const ask = async (order: WithoutId<OrderForCall>): Promise<Result<string | null, AppError>> => {
    const orderId = newId('order');
    const { callId } = order;
    const answered = pending.wait({
      orderId,
      callId,
      overdue: () => {
        log.warn('the station did not answer in time', { order: order.type, callId });
        // It may answer yet, and would hold a microphone that nobody knows of.
        close(callId);
      },
    });
    if (!outbox.post({ ...order, orderId })) pending.failed(orderId, appError('media-lost', 'the station window is not there'));
    return answered;
  };

  /** The first order of a call: with it the window gets something to close. */
  const setUp = async (order: WithoutId<OrderForCall>): Promise<Result<string, AppError>> => {
    calls.add(order.callId);
    const result = await ask(order);
    if (!result.ok) {
      calls.delete(order.callId);
      return result;
    }
    return result.value === null ? fail(appError('internal', `${order.type} brought no SDP`)) : ok(result.value);
  };

  const goOn = async (order: WithoutId<OrderForCall>): Promise<Result<null, AppError>> => {
    const result = await ask(order);
    return result.ok ? ok(null) : result;
  };

  const close = (callId: CallId): void => {
    calls.delete(callId);
    if (recorded.delete(callId)) {
      lastWords.get(callId)?.();
      lastWords.set(
        callId,
        clock.after(LAST_WORDS_MS, () => lastWords.delete(callId)),
      );
    }
    outbox.forget(callId);
    pending.failCall(callId, appError('call-gone', 'it was closed meanwhile'));
    if (ready) outbox.post({ type: 'close', callId });
  };

  const gone = (): void => {
    ready = false;
    outbox.shut();
    const error = appError('media-lost', 'the station window is gone');
    pending.failAll(error);
    // A window numbers its headsets from one on: those of the next are others.
    if (hasHeadsets) tell({ type: 'headsets', plugged: [] });
    hasHeadsets = false;
    const lost = [...calls];
    calls.clear();
    recorded.clear();
    if (lost.length > 0) log.error('the station window is gone', { calls: lost.length });
    for (const callId of lost) tell({ type: 'media-failed', callId, error });
  };

  const report = (message: StationReport): void => {
    switch (message.type) {
      case 'ready':
        if (ready) gone(); // loaded anew without a word
        ready = true;
        log.info('the station is ready');
        return outbox.open();
      case 'done':
        if (!pending.done(message.orderId, message.sdp)) log.warn('the station answered too late', { orderId: message.orderId });
        return;
      case 'failed':
        if (!pending.failed(message.orderId, message.error)) log.warn('the station failed late', { code: message.error.code });
        return;
      case 'media':
      case 'media-failed':
      case 'quality':
        // Reports of a closed call were on their way when it was closed.
        if (calls.has(message.callId)) tell(message);
        return;
      case 'sending-mended':
        return log.warn('nothing of ours left for 5 s; the microphone was opened anew', { call: message.callId });
      case 'recorded':
        if (calls.has(message.callId) || lastWords.has(message.callId)) tell({ ...message, pcm: pcmOfText(message.pcm) });
        return;
      case 'clip-over':
        if (calls.has(message.callId)) tell(message);
        return;
      case 'levels':
        if (calls.has(message.levels.callId)) tell(message);
        return;
      case 'headsets':
        hasHeadsets = message.plugged.length > 0;
        return tell(message);
      case 'devices':
      case 'microphone-level':
      case 'network':
      case 'headset-motion':
        return tell(message);
      case 'device-missing':
        return log.warn('a chosen sound device is missing; the default is used', { kind: message.kind, name: message.name });
    }
  };

  return {
    answerOffer: (callId, offerSdp) => setUp({ type: 'answer-offer', callId, offerSdp }),
    releaseMedia: (callId) => goOn({ type: 'release-media', callId }),
    makeOffer: (callId, setup) => setUp({ type: 'make-offer', callId, setup }),
    applyAnswer: (callId, answerSdp) => goOn({ type: 'apply-answer', callId, answerSdp }),
    setMuted: (callId, muted) => {
      if (calls.has(callId)) outbox.post({ type: 'set-muted', callId, muted });
    },
    setHeld: (callId, held) => {
      if (calls.has(callId)) outbox.post({ type: 'set-held', callId, held });
    },
    record: (callId, isOn) => {
      if (!calls.has(callId)) return;
      if (isOn) recorded.add(callId);
      outbox.post({ type: 'record', callId, isOn });
    },
    playClip: (callId, { playId, pcm, loops }) => {
      if (calls.has(callId)) outbox.post({ type: 'play-clip', callId, playId, pcm: pcmText(pcm), loops });
      else tell({ type: 'clip-over', callId, playId, isWhole: false });
    },
    stopClip: (callId) => {
      if (calls.has(callId)) outbox.post({ type: 'stop-clip', callId });
    },
    close,
    playTone: (tone) => {
      outbox.post({ type: 'play-tone', tone });
    },
    renewMicrophone: (callId) => {
      if (calls.has(callId)) outbox.post({ type: 'renew-microphone', callId });
    },
    meterMicrophone: (isOn) => {
      outbox.post({ type: 'meter-microphone', isOn });
    },
    useDevices: (devices) => {
      outbox.post({ type: 'use-devices', ...devices });
    },
    useGain: (gain) => {
      outbox.post({ type: 'use-gain', gain });
    },
    useHeadsets: (headsets) => {
      outbox.post({ type: 'use-headsets', headsets });
    },
    lightHeadsets: (lamps, again) => {
      outbox.post({ type: 'light-headsets', lamps, again });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report,
    gone,
    dispose: () => {
      listeners.clear();
      ready = false;
      outbox.shut();
      calls.clear();
      for (const cancel of lastWords.values()) cancel();
      pending.failAll(appError('call-gone', 'the app quits'));
    },
  };
}
