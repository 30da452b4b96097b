import type { Call, CallId } from '#contract/call.ts';
import { lineId } from '#contract/line.ts';
import type { OfferSetup } from '#contract/settings.ts';
import { systemClock } from '../../../../main/adapters/clock/system-clock.ts';
import { openStation } from '../../../../main/adapters/station/open-station.ts';
import { type CallDesk, createCallDesk } from '../../../../main/core/call/call-desk.ts';
import type { CallLeg } from '../../../../main/core/call/call-leg.ts';
import { createMetaLeg } from '../../../../main/core/call/meta-leg.ts';
import type { Observation } from '../../../../main/core/events/observation.ts';
import type { LineApi } from '../../../../main/core/ports.ts';
import { createCountedIds, createMemoryHistory, createMemoryJournal } from '../../../support/fakes/memory-stores.ts';
import { type MemoryLog, memoryLog } from '../../../support/memory-log.ts';
import type { StationPage } from './station-page.ts';

const LINE = lineId('line-meta');

/** One agent's phone on a Meta number: main's calls, the real adapters, and a real station page. */
export interface PhoneDesk {
  readonly desk: CallDesk;
  /** It is told what the service says of the call now, as by a webhook; answers our id of it. */
  hear(remoteId: string): Promise<CallId>;
  /** It is told this, by whichever way. */
  observe(observations: readonly Observation[]): void;
  dial(to: Parameters<CallDesk['dial']>[1]): CallId;
  call(id: CallId): Call | null;
  /** When accept's 2xx last came, of performance.now(); null before. */
  acceptedMs(): number | null;
  /** The SDP last given to pre-accept and to accept. */
  readonly given: { preAccept: string | null; accept: string | null };
  readonly log: MemoryLog;
  stop(): Promise<void>;
}

export interface PhoneDeskOrder {
  readonly page: StationPage;
  readonly api: LineApi;
  readonly preAccept?: () => boolean;
  readonly offerSetup?: OfferSetup;
}

export function openPhoneDesk({ page, api, preAccept = () => true, offerSetup = 'active' }: PhoneDeskOrder): PhoneDesk {
  const log = memoryLog();
  const clock = systemClock;
  const newId = createCountedIds();
  const history = createMemoryHistory();
  const given: PhoneDesk['given'] = { preAccept: null, accept: null };
  let acceptedMs: number | null = null;
  const watched: LineApi = {
    ...api,
    preAccept(remoteId, sdp) {
      given.preAccept = sdp;
      return api.preAccept(remoteId, sdp);
    },
    async accept(remoteId, sdp) {
      given.accept = sdp;
      const accepted = await api.accept(remoteId, sdp);
      if (accepted.ok) acceptedMs = performance.now();
      return accepted;
    },
  };
  // Orders go one after the other, as over the bridge.
  let last: Promise<void> = Promise.resolve();
  const station = openStation({
    send: (order) => {
      last = last.then(() => page.order(order));
    },
    newId,
    clock,
    log,
  });
  page.listen(station.report);
  station.report({ type: 'ready' });
  const legs: { meta?: CallLeg } = {};
  const desk = createCallDesk({
    clock,
    newId,
    record: history.add,
    history,
    journal: createMemoryJournal(),
    log,
    leg() {
      if (legs.meta === undefined) throw new Error('a leg was asked for too early');
      return legs.meta;
    },
    changed: () => undefined,
  });
  const meta = createMetaLeg({ station, clock, log, listener: desk.legListener, offerSetup: () => offerSetup });
  legs.meta = meta.leg;
  desk.openLine({ id: LINE, kind: 'meta', label: () => 'Meta', preAccept, api: watched, watchedSince: clock.now(), outlivesApp: true });

  return {
    desk,
    async hear(remoteId) {
      const read = await api.read(remoteId, true);
      if (!read.ok) throw new Error(read.error.code);
      desk.observe(LINE, [{ ...read.value, source: 'webhook' }]);
      const call = desk.calls().at(-1);
      if (call === undefined) throw new Error('there is no call');
      return call.id;
    },
    observe: (observations) => desk.observe(LINE, observations),
    dial(to) {
      const dialled = desk.dial(LINE, to);
      if (!dialled.ok) throw new Error(dialled.error.code);
      return dialled.value;
    },
    call: (id) => desk.calls().find((one) => one.id === id) ?? null,
    acceptedMs: () => acceptedMs,
    given,
    log,
    async stop() {
      await desk.stop();
      meta.dispose();
      station.dispose();
      await last;
    },
  };
}
