import type { HeadsetControl, KnownHeadset } from '#contract/headset.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';

const BUTTONS = ['hook', 'mute', 'hold', 'decline', 'redial'] as const;
type Button = (typeof BUTTONS)[number];

/** What each control is to the agent; several do the same. */
const BUTTON_OF: Readonly<Record<HeadsetControl, Button>> = {
  hook: 'hook',
  send: 'hook',
  mute: 'mute',
  hold: 'hold',
  flash: 'hold',
  decline: 'decline',
  drop: 'decline',
  redial: 'redial',
};

export interface HeadsetView {
  readonly key: string;
  readonly name: string;
  readonly sign: 'good' | 'off' | 'bad';
  readonly state: string;
}

/** One headset in the settings: whether it works, and what its buttons do. */
export function headsetView({ vendorId, productId, name, state, controls }: KnownHeadset, t: Translate, language: Language): HeadsetView {
  const has = new Set(controls.map((control) => BUTTON_OF[control]));
  const words = BUTTONS.filter((button) => has.has(button)).map((button) => t(`headset.buttons.${button}`));
  const buttons = new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(words);
  return {
    key: `${String(vendorId)}:${String(productId)}`,
    name,
    sign: state === 'ready' ? 'good' : state === 'blocked' ? 'bad' : 'off',
    state: state === 'ready' ? t('headset.ready', { buttons }) : t(`headset.${state}`),
  };
}
