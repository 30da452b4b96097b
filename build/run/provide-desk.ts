import { startVirtualDisplay } from '../setup/display.ts';
import { findCommand } from '../setup/find-command.ts';
import { findDisplay } from '../setup/find-display.ts';
import { findSound } from '../setup/find-sound.ts';
import { startSessionBus } from '../setup/session-bus.ts';
import { missingSoundPrograms, startVirtualSound } from '../setup/sound.ts';

export type Desk = {
  /** What the app needs beside the environment it inherits; empty where the machine has all. */
  readonly env: Readonly<Record<string, string>>;
  /** For the one line that says what runs. */
  readonly display: string;
  readonly sound: string;
  /** Where `pacat -s` and `parec -s` speak and hear; null where there is no such server. */
  readonly pulseServer: string | null;
  /** Stops what was started for it. */
  readonly stop: () => Promise<void>;
};

/** The screen and headset the machine has; a virtual one for each it has not. */
export async function provideDesk(env: NodeJS.ProcessEnv): Promise<Desk> {
  const provided: Record<string, string> = {};
  const undo: (() => Promise<void>)[] = [];
  const add = (part: { readonly env: Readonly<Record<string, string>>; readonly stop: () => Promise<void> }): void => {
    undo.push(part.stop);
    Object.assign(provided, part.env);
  };
  const stop = async (): Promise<void> => {
    for (const close of undo.splice(0).toReversed()) await close();
  };

  try {
    const [realDisplay, realSound] = await Promise.all([findDisplay(env), findSound(env)]);
    if (realDisplay === null && env['DBUS_SESSION_BUS_ADDRESS'] === undefined && findCommand('dbus-daemon') !== null)
      add(await startSessionBus());
    const virtualDisplay = realDisplay === null ? await startVirtualDisplay() : null;
    if (virtualDisplay !== null) add(virtualDisplay);
    const display = realDisplay ?? `${virtualDisplay?.display ?? ''} (virtual)`;

    if (realSound !== null) {
      const pulseServer = realSound.kind === 'server' ? realSound.address : null;
      return { env: provided, display, sound: 'of the system', pulseServer, stop };
    }
    if (missingSoundPrograms().length > 0) return { env: provided, display, sound: 'none', pulseServer: null, stop };
    const virtualSound = await startVirtualSound();
    add(virtualSound);
    return { env: provided, display, sound: 'virtual headset', pulseServer: virtualSound.pulseServer, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
