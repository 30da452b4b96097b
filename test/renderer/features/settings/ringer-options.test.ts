import type { AgentDevice } from '#contract/audio.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import { describe, expect, test } from 'vitest';
import { chosenBy, NO_DEVICE_OF_ITS_OWN, ringPlaceOptions, ticked } from '../../../../renderer/features/settings/ringer-options.ts';

const t = createTranslator('pt-BR');
const HEADSET: AgentDevice = { name: 'Headset', isDefault: true };
const ROOM: AgentDevice = { name: 'Sala', isDefault: false };
const ALSA: AgentDevice = { name: 'hw:1,0', isDefault: false, only: 'web' };
const none = 'Onde as chamadas soam';

describe('where a ring may be heard', () => {
  test('is first where calls sound, then each speaker; what cannot ring is not offered', () => {
    const options = ringPlaceOptions({ speakers: [HEADSET, ROOM, ALSA], chosen: [], none }, t);
    expect(options.map(({ label }) => label)).toEqual([none, 'Headset', 'Sala']);
  });

  test('keeps a chosen speaker that is unplugged, and says so', () => {
    const options = ringPlaceOptions({ speakers: [HEADSET], chosen: ['Sala', 'Headset'], none }, t);
    expect(options.map(({ label, note }) => [label, note])).toEqual([
      [none, null],
      ['Headset', null],
      ['Sala', 'Desconectado'],
    ]);
  });
});

describe('ticking places', () => {
  test('nothing chosen shows as the place that then holds', () => {
    expect(ticked([])).toEqual([NO_DEVICE_OF_ITS_OWN]);
    expect(ticked(['Sala'])).toEqual(['Sala']);
  });

  test.each([
    ['a speaker takes the place of none', [NO_DEVICE_OF_ITS_OWN, 'Sala'], [], ['Sala']],
    ['a second speaker is added', ['Sala', 'Headset'], ['Sala'], ['Sala', 'Headset']],
    ['none takes all speakers away', ['Sala', NO_DEVICE_OF_ITS_OWN], ['Sala'], []],
    ['the last speaker taken away leaves none', [], ['Sala'], []],
    ['none cannot be taken away by itself', [], [], []],
  ] as const)('%s', (_what, ticks, before, chosen) => {
    expect(chosenBy(ticks, before)).toEqual(chosen);
  });
});
