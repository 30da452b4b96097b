import type { MessageApi } from '../core/alerts/reply-port.ts';
import type { RequestGate } from './request-gate.ts';

/** The messages of a number behind its gate. Somebody has pressed something and waits, also for what becomes of it: it goes out at once. */
export function meteredMessageApi(api: MessageApi, gate: RequestGate): MessageApi {
  return {
    templates: () => gate.request(() => api.templates(), { urgency: 'click' }),
    send: (order) => gate.request(() => api.send(order), { urgency: 'click' }),
    fate: (id) => gate.request(() => api.fate(id), { urgency: 'click' }),
  };
}
