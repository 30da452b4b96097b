import type { ChromiumProcess } from '../chromium/launch.ts';
import type { HostElectron } from '../compose-electron.ts';
import type { Host } from '../host.ts';
export interface ControlServer { close(): Promise<void> }
export async function serveControl(_options: { address: string; host: Host; composed: HostElectron; chromium: ChromiumProcess }): Promise<ControlServer> {
  return { close: async () => undefined };
}
