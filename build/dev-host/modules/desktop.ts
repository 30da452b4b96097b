import type Electron from 'electron';
import type { Host } from '../host.ts';
import type { HostApp } from './app.ts';

export interface DesktopModules {
  readonly modules: object;
}
export function createDesktopModules(_host: Host, _app: HostApp): DesktopModules {
  return { modules: {} };
}
export type Unused = Electron.App;
