import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { SoftphoneBridge } from '#contract/bridge.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { createNoteKeeper } from './note-keeper.ts';
import type { NotedCall, NoteFate, NoteKeeper } from './note-keeper.ts';

/** One for the window: a field that takes the place of the one it was typed into goes on with what that one had. */
const keepers = new WeakMap<SoftphoneBridge, NoteKeeper>();

export interface NoteDraft extends NoteFate {
  readonly text: string;
  readonly edit: (text: string) => void;
  /** Sends now what waits for the letters before it: the field is left. */
  readonly flush: () => void;
}

/** A note as it is typed. What stands in the field is the agent's; what main says meanwhile does not overwrite it. */
export function useNoteDraft({ callId, peer }: NotedCall, kept: string): NoteDraft {
  const keeper = useNoteKeeper();
  const [draft, setDraft] = useState(() => keeper.unkept(callId));
  const fate = useSyncExternalStore(
    useCallback((changed: () => void) => keeper.follow(callId, changed), [keeper, callId]),
    () => keeper.fateOf(callId),
  );

  const flush = useCallback((): void => {
    keeper.flush(callId);
  }, [keeper, callId]);
  useEffect(() => {
    // The window closes or hides, or the field goes with its call: what is typed goes out first.
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [flush]);

  return {
    ...fate,
    text: draft ?? kept,
    edit: useCallback(
      (text) => {
        setDraft(text);
        keeper.write({ callId, peer }, text);
      },
      [keeper, callId, peer],
    ),
    flush,
  };
}

/** The one that has the notes of this window. */
export function useNoteKeeper(): NoteKeeper {
  return keeperOf(useSoftphone().bridge);
}

function keeperOf(bridge: SoftphoneBridge): NoteKeeper {
  const known = keepers.get(bridge);
  if (known !== undefined) return known;
  const made = createNoteKeeper({
    send: async (note) => bridge.invoke('note/write', note),
    after: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  keepers.set(bridge, made);
  return made;
}
