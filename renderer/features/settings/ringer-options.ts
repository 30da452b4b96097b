import type { AgentDevice } from '#contract/audio.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { CheckOption } from '../../ui/check-list.tsx';

/** No device has this name: it is what holds where none is chosen. */
export const NO_DEVICE_OF_ITS_OWN = 'no-device-of-its-own';

export interface RingPlaces {
  readonly speakers: readonly AgentDevice[];
  readonly chosen: readonly string[];
  /** What it means to choose none. */
  readonly none: string;
}

/** First what holds without a choice, then each speaker that can ring; chosen ones that are unplugged stay and say so. */
export function ringPlaceOptions({ speakers, chosen, none }: RingPlaces, t: Translate): readonly CheckOption[] {
  // Rings are played by Chromium: what only PortAudio has cannot ring.
  const names = [...new Set(speakers.filter(({ only }) => only !== 'web').map(({ name }) => name))];
  const away = chosen.filter((name) => !names.includes(name));
  return [
    optionOf(NO_DEVICE_OF_ITS_OWN, none),
    ...names.map((name) => optionOf(name, name)),
    ...away.map((name) => ({ ...optionOf(name, name), note: t('ringer.unplugged') })),
  ];
}

export function ticked(chosen: readonly string[]): readonly string[] {
  return chosen.length === 0 ? [NO_DEVICE_OF_ITS_OWN] : chosen;
}

/** What is chosen once the ticks are these: to tick "none" takes the others away, and another one takes that away. */
export function chosenBy(ticks: readonly string[], before: readonly string[]): readonly string[] {
  if (before.length > 0 && ticks.includes(NO_DEVICE_OF_ITS_OWN)) return [];
  return ticks.filter((name) => name !== NO_DEVICE_OF_ITS_OWN);
}

function optionOf(value: string, label: string): CheckOption {
  return { value, label, about: null, note: null, isDone: false, isDisabled: false, error: null };
}
