import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { announcedLine } from './announcement.ts';
import { findCommand } from './find-command.ts';
import { startOwnedProcess } from './owned-process.ts';
import { privateFolder } from './private-folder.ts';

export type SessionBus = {
  readonly env: { readonly DBUS_SESSION_BUS_ADDRESS: string };
  /** Stops the bus and removes its folder. Safe to call twice. */
  readonly stop: () => Promise<void>;
};

/**
 * A D-Bus session of one's own. Without it the first program that wants one launches a daemon that nobody stops,
 * and notifications of a test would reach the desktop of whoever runs it. It activates no services.
 * Throws when dbus-daemon is not installed or does not come up.
 */
export async function startSessionBus(): Promise<SessionBus> {
  if (findCommand('dbus-daemon') === null) throw new Error('a session bus needs dbus-daemon: run `npm start` once, or install dbus');
  const folder = privateFolder('bus');
  const configuration = join(folder, 'session.conf');
  writeFileSync(configuration, busConfiguration(join(folder, 'bus')));
  const daemon = startOwnedProcess({
    command: 'dbus-daemon',
    args: [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=3'],
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    ownGroup: true,
  });
  const stop = async (): Promise<void> => {
    await daemon.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { env: { DBUS_SESSION_BUS_ADDRESS: await announcedLine(daemon, 'dbus-daemon') }, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function busConfiguration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
