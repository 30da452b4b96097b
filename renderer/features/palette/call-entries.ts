import { keysInWords } from '../shortcuts/keys.ts';
import { CALL_ACTION_NAMES, CALL_SHORTCUTS } from '../shortcuts/shortcuts.ts';
import type { CallActionName } from '../shortcuts/shortcuts.ts';
import type { CallActions } from '../shortcuts/use-call-actions.ts';
import type { MessageKey } from '#contract/locales/message-key.ts';
import type { SearchWords } from '../../state/foreign-words.ts';
import { entry } from './palette-entry.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** What can be done to the calls there are. */
export function callEntries(actions: CallActions, isMac: boolean, { t, foreign }: SearchWords): readonly PaletteEntry[] {
  return CALL_ACTION_NAMES.flatMap((name): PaletteEntry[] => {
    const run = actions.run[name];
    if (run === null) return [];
    const label = labelOf(name, actions);
    return [
      entry({
        id: `call:${name}`,
        kind: 'call',
        label: t(label),
        words: t(`palette.words.call.${name}`),
        foreign: foreign((other) => other(label)),
        foreignWords: foreign((other) => other(`palette.words.call.${name}`)),
        keys: keysInWords(CALL_SHORTCUTS[name], isMac),
        run: (close) => {
          close();
          run();
        },
      }),
    ];
  });
}

function labelOf(name: CallActionName, { isMuted, isHeld }: CallActions): MessageKey {
  if (name === 'mute') return isMuted ? 'call.unmute' : 'call.mute';
  if (name === 'hold') return isHeld ? 'call.resumeLong' : 'call.holdLong';
  return name === 'hang-up' ? 'call.hangUp' : `call.${name}`;
}
