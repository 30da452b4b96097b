import type { MessageApi } from '../core/alerts/reply-port.ts';
import type { RequestGate } from './request-gate.ts';

/**
 * The messages of a number behind its gate. Somebody has pressed something and waits, also for what becomes of it: it goes out at once.
 * The list of templates is as urgent as the caller says: `click` where somebody waits for it, `upkeep` where it is kept at hand.
 */
export function meteredMessageApi(
  api: MessageApi,
  gate: RequestGate,
  { templates }: { readonly templates: 'click' | 'upkeep' },
): MessageApi {
  return {
    templates: () => gate.request(() => api.templates(), { urgency: templates }),
    send: (order) => gate.request(() => api.send(order), { urgency: 'click' }),
    fate: (id) => gate.request(() => api.fate(id), { urgency: 'click' }),
  };
}
