import type { Exchange } from '../calls/exchange.ts';
import { isFinal } from '../calls/call-machine.ts';
import type { PracticeCall } from '../calls/practice-call.ts';
import type { WhatsappPeers } from '../calls/whatsapp-peers.ts';
import { openWhatsappPeer, type WhatsappPeer } from './whatsapp-peer.ts';

/** How often the flow of business media is looked at. */
const WATCH_EVERY_MS = 500;
/** Meta: accepted but ended without media; no media received for long. */
const NEVER_ANY_MEDIA = 138_023;
const MEDIA_STOPPED = 138_021;

/** Opens a WhatsApp peer for each META call and hangs up when the business sends nothing. */
export function createWhatsappPeers(exchange: Exchange): WhatsappPeers {
  const peers = new WeakMap<PracticeCall, WhatsappPeer>();
  const opening = new Set<Promise<WhatsappPeer>>();
  let stopped = false;

  const openNow = async (call: PracticeCall, offer?: string): Promise<WhatsappPeer> => {
    let lastRtpMs: number | null = null;
    const peer = await openWhatsappPeer({
      ...(offer === undefined ? {} : { offer }),
      addresses: exchange.world.mediaAddresses,
      audio: await exchange.audioOf(call),
      clock: exchange.world.clock,
      maySpeak: () => call.customerListens,
      onRtp() {
        lastRtpMs = exchange.world.clock.now();
        if (call.direction === 'INBOUND' && call.state.status === 'RINGING') call.rtpBeforeAccept += 1;
      },
      report: exchange.world.report,
    });
    if (stopped || isFinal(call.state)) {
      await peer.close();
      return peer;
    }
    peers.set(call, peer);
    call.leg = peer;
    watch(exchange, call, () => lastRtpMs);
    return peer;
  };

  const open = async (call: PracticeCall, offer?: string): Promise<WhatsappPeer> => {
    const opened = openNow(call, offer);
    opening.add(opened);
    try {
      return await opened;
    } finally {
      opening.delete(opened);
    }
  };

  return {
    async stop() {
      stopped = true;
      await Promise.allSettled(opening);
    },
    offer: async (call) => (await open(call)).localSdp,
    async answer(call, offer) {
      try {
        return (await open(call, offer)).localSdp;
      } catch (cause) {
        return { details: `SDP Validation error: ${String(cause)}` };
      }
    },
    async applyAnswer(call, sdp) {
      const peer = peers.get(call);
      if (peer === undefined) return { details: 'the call has no media' };
      try {
        await peer.applyAnswer(sdp);
        return null;
      } catch (cause) {
        return { details: `SDP Validation error: ${String(cause)}` };
      }
    },
  };
}

function watch(exchange: Exchange, call: PracticeCall, lastRtpMs: () => number | null): void {
  const { times, clock } = exchange.world;
  const everyMs = Math.min(WATCH_EVERY_MS, times.noMediaAtStartMs / 4, times.noMediaMidCallMs / 4);
  exchange.later(call, everyMs, () => {
    const last = lastRtpMs();
    if (call.state.status === 'ACCEPTED') {
      const silentMs = clock.now() - Math.max(call.state.connectedAtMs, last ?? 0);
      const limitMs = last === null ? times.noMediaAtStartMs : times.noMediaMidCallMs;
      if (silentMs > limitMs) {
        call.mediaFault = last === null ? NEVER_ANY_MEDIA : MEDIA_STOPPED;
        exchange.step(call, { type: 'break' });
        return;
      }
    }
    watch(exchange, call, lastRtpMs);
  });
}
