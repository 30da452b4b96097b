import type { AppError } from '#contract/errors.ts';
import type { UnixMs } from '#contract/time.ts';
import type { WindowPlaces } from '../../core/alerts/window-places.ts';
import type { Log } from '../../core/ports.ts';
import type { PresenceStore } from '../../core/presence/presence-port.ts';
import { deskDocumentOf, EMPTY_DESK, type KeptDesk, readDesk } from './desk-document.ts';

/** The file as far as the desk needs it. */
export interface DeskFile {
  read():
    | { readonly state: 'none' }
    | { readonly state: 'document'; readonly document: unknown }
    | { readonly state: 'damaged' }
    | { readonly state: 'unavailable'; readonly error: AppError };
  write(document: Readonly<Record<string, unknown>>): void;
  setAside(): AppError;
}

export interface DeskStore {
  readonly presence: PresenceStore;
  readonly places: WindowPlaces;
}

/**
 * The agent's status and where the windows stand. Nothing that is worth a word to the agent: what cannot be read begins anew, what the disk
 * refuses lasts until quit, and the log has both.
 */
export function openDeskStore({ file, now, log }: { readonly file: DeskFile; readonly now: () => UnixMs; readonly log: Log }): DeskStore {
  const kept = file.read();
  const read = kept.state === 'document' ? readDesk(kept.document, now()) : null;
  if (kept.state === 'damaged' || (kept.state === 'document' && read === null))
    log.warn('the desk could not be read', { detail: file.setAside().detail ?? '' });
  let desk = read ?? EMPTY_DESK;

  const write = (next: KeptDesk): void => {
    desk = next;
    // Nobody knows what it holds: writing would lose it.
    if (kept.state === 'unavailable') return;
    try {
      file.write(deskDocumentOf(desk));
    } catch (cause) {
      log.error('the desk could not be kept', { why: cause instanceof Error ? cause.message : 'unknown' });
    }
  };

  return {
    presence: {
      read: () => desk.presence,
      write: (presence) => write({ ...desk, presence }),
    },
    places: {
      of: (window) => desk.places[window],
      keep: (window, place) => write({ ...desk, places: { ...desk.places, [window]: place } }),
    },
  };
}
