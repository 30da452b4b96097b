import type { Accelerator } from '#contract/accelerator.ts';
import { clipId } from '#contract/recording.ts';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RINGER } from '#contract/ringer.ts';
import type { Settings } from '#contract/settings.ts';
import type { SettingsStore } from '../../../main/core/ports.ts';

export const OTHER_SETTINGS: Settings = {
  language: 'en',
  theme: 'dark',
  microphone: 'Headset (USB) é',
  speaker: null,
  voice: { echoCancellation: true, noiseSuppression: false, autoGain: false },
  gain: { microphoneDb: 4, speakerDb: -6.5 },
  alerts: {
    card: false,
    cardInSystemQuiet: false,
    toasts: false,
    screenEdge: true,
    miniWindow: false,
    onAnswer: 'main',
    hidePersonal: true,
    hideFromCapture: true,
    quickReplies: ['Já retorno.'],
  },
  ringer: {
    mode: 'visual',
    devices: ['Headset (USB) é', 'Room'],
    volumePercent: 45,
    escalateAfterSeconds: 15,
    escalateTo: ['Room'],
    beepInCall: false,
  },
  recording: { format: 'wav', keepDays: 30, consentClip: clipId('clip_a'), holdClip: null },
  history: { keepDays: 365, fetchOlder: false },
  wrapUp: { codes: [{ id: 'vip', label: 'Cliente VIP' }], seconds: null },
  headsets: [{ vendorId: 0x0b0e, productId: 0x0e52, name: 'Jabra Evolve2 65' }],
  metaEchoCancellation: false,
  knownDevices: [{ kind: 'microphone', name: 'Headset (USB) é', id: '3009dfb62901c6' }],
  apiBase: 'http://127.0.0.1:4010/v1',
  practice: false,
  wireSampleRate: 48_000,
  offerSetup: 'actpass',
  tunnel: { provider: 'cloudflared-named', program: '/opt/cloudflared', url: 'https://phone.example.com', localPort: 8_347 },
  network: {
    proxy: { mode: 'manual', server: 'http://proxy.example.com:3128', bypass: ['*.local'] },
    proxyUser: 'ana',
    extraCaFile: '/etc/ssl/company.pem',
  },
  updates: { automatic: false, channel: 'early', pinnedTo: '1.4' },
  hotkeys: {
    isOn: true,
    answer: 'F13' as Accelerator,
    reject: 'F14' as Accelerator,
    silence: 'F15' as Accelerator,
    hangUp: null,
    mute: 'Control+Alt+M' as Accelerator,
    dial: null,
  },
  startup: { atLogin: true, hidden: false, toldOfTray: true },
  crm: { when: 'ring', template: 'meucrm://abre?fone={number}', outbound: true, schemes: ['meucrm'] },
  hook: { isOn: true, url: 'http://localhost:9000/chamadas', events: ['call.missed'] },
  setup: { isOpen: true, step: 'events' },
};

/** What every SettingsStore promises. `open` gives one that has kept nothing yet. */
export function settingsStoreSuite(name: string, open: () => SettingsStore): void {
  describe(`settings (${name})`, () => {
    test('before the first change the settings are complete', () => {
      expect(open().read()).toMatchObject({ language: 'pt-BR', theme: 'system', microphone: null, practice: true, wireSampleRate: 16_000 });
      expect(open().read().voice).toEqual({ echoCancellation: false, noiseSuppression: true, autoGain: true });
      expect(open().read().ringer).toEqual(DEFAULT_RINGER);
      expect(open().read().tunnel).toEqual({ provider: 'none' });
    });

    test('what was written is read, at once', () => {
      const store = open();
      store.write(OTHER_SETTINGS);
      expect(store.read()).toEqual(OTHER_SETTINGS);
      store.write({ ...OTHER_SETTINGS, speaker: 'Box' });
      expect(store.read().speaker).toBe('Box');
    });
  });
}
