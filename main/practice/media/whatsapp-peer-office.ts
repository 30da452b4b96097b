import type { Exchange } from '../calls/exchange.ts';
import type { WhatsappPeers } from '../calls/whatsapp-peers.ts';
export function createWhatsappPeers(exchange: Exchange): WhatsappPeers {
  void exchange;
  return { offer: () => Promise.reject(new Error('todo')), applyAnswer: () => Promise.reject(new Error('todo')), answer: () => Promise.reject(new Error('todo')), watchMedia: () => undefined };
}
