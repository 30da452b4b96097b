import type { WhatsappApi } from '../core/permission/whatsapp-api.ts';
import type { RequestGate } from './request-gate.ts';

/** The routes of an official number behind its gate: `click` goes out at once, `upkeep` when nothing more urgent has to. */
export function meteredWhatsappApi(api: WhatsappApi, gate: RequestGate, urgency: 'click' | 'upkeep'): WhatsappApi {
  return {
    readPermission: (to) => gate.request(() => api.readPermission(to), { urgency }),
    requestPermission: (to, text) => gate.request(() => api.requestPermission(to, text), { urgency }),
    readCallingSettings: () => gate.request(() => api.readCallingSettings(), { urgency }),
    changeCallingSettings: (change, kept) => gate.request(() => api.changeCallingSettings(change, kept), { urgency }),
  };
}
