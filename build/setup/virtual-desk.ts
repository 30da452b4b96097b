import { startVirtualDisplay } from './display.ts';
import { startSessionBus } from './session-bus.ts';
import { startVirtualSound } from './sound.ts';

export type VirtualDesk = {
  /**
   * DISPLAY, DBUS_SESSION_BUS_ADDRESS, PULSE_SERVER and ALSA_CONFIG_PATH; empty on macOS and Windows, where tests
   * use what is there.
   */
  readonly env: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
};

/** A screen, a headset and a session bus that belong to one run, so that it neither needs nor disturbs real ones. */
export async function startVirtualDesk(): Promise<VirtualDesk> {
  if (process.platform !== 'linux') return { env: {}, stop: () => Promise.resolve() };
  const env: Record<string, string> = {};
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of undo.splice(0).toReversed()) await close();
  };
  try {
    for (const start of [startSessionBus, startVirtualSound, startVirtualDisplay]) {
      const part = await start();
      undo.push(part.stop);
      Object.assign(env, part.env);
    }
  } catch (cause) {
    await stop();
    throw cause;
  }
  return { env, stop };
}
