import { acceleratorWords, takesAltGr } from '#contract/accelerator.ts';
import type { DesktopSession } from '#contract/desk-fit.ts';
import { formatTimeOfDay } from '#contract/format-time.ts';
import type { HotkeyAction, HotkeysState } from '#contract/hotkeys.ts';
import type { Translate } from '#contract/locales/translate.ts';
import type { Language } from '#contract/settings.ts';

export interface HotkeyView {
  readonly action: HotkeyAction;
  readonly name: string;
  /** As they stand on the keyboard; null where there are none. */
  readonly keys: string | null;
  readonly sign: 'good' | 'bad' | 'quiet';
  readonly state: string;
  /** What to know of these keys besides. */
  readonly hint: string | null;
  readonly canProve: boolean;
}

/** The rows of the settings: each action with its keys, and whether they do what they should. */
export function hotkeyViews(
  { actions }: HotkeysState,
  { session, language, keysOf }: { readonly session: DesktopSession; readonly language: Language; readonly keysOf: Keys },
  t: Translate,
): readonly HotkeyView[] {
  return actions.map(({ action, standing, provenAt }) => {
    const keys = keysOf[action];
    const isHeld = standing === 'ready' || standing === 'asked';
    const proven = isHeld && provenAt !== null;
    return {
      action,
      name: t(`hotkeys.actions.${action}`),
      keys: keys === null ? null : acceleratorWords(keys, session === 'macos'),
      sign: proven || standing === 'ready' ? 'good' : standing === 'taken' || standing === 'twice' ? 'bad' : 'quiet',
      state:
        keys === null
          ? ''
          : proven
            ? t('hotkeys.proven', { time: formatTimeOfDay(provenAt, { language }) })
            : t(`hotkeys.standings.${standing}`),
      hint: keys !== null && session !== 'macos' && takesAltGr(keys) ? t('hotkeys.altGr') : null,
      canProve: isHeld,
    };
  });
}
type Keys = { readonly [Action in HotkeyAction]: Parameters<typeof acceleratorWords>[0] | null };
