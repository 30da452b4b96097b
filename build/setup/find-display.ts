import { connect } from 'node:net';
import { join } from 'node:path';

const ANSWER_WITHIN_MS = 1_000;

/** The display this process may draw on (`:0`, `wayland-0`, or the desktop of macOS and Windows), or null. */
export async function findDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Promise<string | null> {
  if (platform !== 'linux') return 'desktop';
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland, XDG_RUNTIME_DIR: runtime } = env;
  if (x11 !== undefined && x11 !== '' && (await answersX11(x11))) return x11;
  if (wayland === undefined || wayland === '') return null;
  const socket = wayland.startsWith('/') ? wayland : join(runtime ?? '/nonexistent', wayland);
  return (await answers({ path: socket })) ? wayland : null;
}

/** `:7`, `unix:7.0` or `host:7.0`: a socket in /tmp (or its abstract twin), or TCP port 6000 + 7. */
async function answersX11(display: string): Promise<boolean> {
  const match = /^(?<host>.*?):(?<number>\d+)(?:\.\d+)?$/.exec(display);
  if (match?.groups === undefined) return false;
  const { host = '', number = '' } = match.groups;
  if (host !== '' && host !== 'unix') return answers({ host, port: 6_000 + Number(number) });
  const socket = `/tmp/.X11-unix/X${number}`;
  return (await answers({ path: socket })) || answers({ path: `\0${socket}` });
}

/** Whether a server accepts a connection there within a second. */
export function answers(address: { readonly path: string } | { readonly host: string; readonly port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const settle = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => {
      settle(false);
    });
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}
