import type { GlobalShortcut } from 'electron';
import type { DesktopSession } from '#contract/desk-fit.ts';
import type { GlobalKeys } from '../../core/hotkeys/global-keys-port.ts';
import type { Log } from '../../core/ports.ts';

/**
 * The keys of the system by Electron's `globalShortcut`. On Wayland it asks the desktop's GlobalShortcuts portal, which answers *yes* before
 * the person was asked (electron/electron#52218), so that answer is no proof.
 */
export function openGlobalKeys({
  globalShortcut,
  session,
  log,
}: {
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly session: DesktopSession;
  readonly log: Log;
}): GlobalKeys {
  return {
    isAnswerBinding: session !== 'wayland',
    take(keys, pressed) {
      try {
        if (!globalShortcut.register(keys, pressed)) return null;
      } catch (cause) {
        // Electron throws where it does not know a key: no shortcut, and no reason to fall over.
        log.warn('a shortcut was not understood', { keys, why: cause instanceof Error ? cause.message : 'unknown' });
        return null;
      }
      return () => globalShortcut.unregister(keys);
    },
  };
}
