import { contextBridge, ipcRenderer } from 'electron';
import {
  ALLOWED_COMMANDS,
  ALLOWED_SIGNALS,
  commandChannel,
  type SoftphoneBridge,
  signalChannel,
  type WindowRole,
  windowRoleOf,
} from '#contract/bridge.ts';

/**
 * Puts `window.softphone` into the page: the named commands and signals of this window's role and
 * nothing else. Main checks the same list again, for a page may be taken over and a preload may not be trusted.
 */
function expose(role: WindowRole): void {
  const bridge: SoftphoneBridge = {
    invoke(name, input) {
      if (!ALLOWED_COMMANDS[role].includes(name)) {
        return Promise.reject(new Error(`the ${role} window has no command ${String(name)}`));
      }
      return ipcRenderer.invoke(commandChannel(name), input);
    },
    listen(name, listener) {
      if (!ALLOWED_SIGNALS[role].includes(name)) throw new Error(`the ${role} window hears no signal ${String(name)}`);
      // The event object would hand the page a way to ipcRenderer: only the value goes through.
      const hear = (_event: unknown, value: Parameters<typeof listener>[0]): void => listener(value);
      ipcRenderer.on(signalChannel(name), hear);
      return () => {
        ipcRenderer.removeListener(signalChannel(name), hear);
      };
    },
  };
  contextBridge.exposeInMainWorld('softphone', bridge);
}

const role = windowRoleOf(process.argv);
if (role !== null) expose(role);
