import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import type Electron from 'electron';

import type { Host } from '../host.ts';
import { preventableEvent } from '../preventable-event.ts';
import { extend, provide } from '../provide.ts';
import { createAppLifecycle, type AppLifecycle } from './app-lifecycle.ts';
import { createAppPaths } from './app-paths.ts';
import { createSingleInstance, type SingleInstance } from './single-instance.ts';

export interface HostApp {
  readonly face: Electron.App;
  readonly emitter: EventEmitter;
  readonly lifecycle: AppLifecycle;
  readonly singleInstance: SingleInstance;
  becomeReady(): void;
}

/** `app`. `end` stops what the host has started and then the process. */
export function createApp(host: Host, end: (code: number, relaunch: boolean) => Promise<void>): HostApp {
  const emitter = new EventEmitter().setMaxListeners(0);
  const ready = Promise.withResolvers<void>();
  const state = {
    ready: false,
    name: host.facts.name,
    modelId: '',
    loginItem: { openAtLogin: false } as Electron.Settings,
    schemes: new Set<string>(),
  };
  const switches = new Map<string, string>();
  for (const argument of host.facts.appArguments) {
    const found = /^--([^=]+)(?:=([^]*))?$/.exec(argument);
    if (found?.[1]) switches.set(found[1], found[2] ?? '');
  }
  const switchValue = (name: string): string => switches.get(name) ?? host.switches.get(name) ?? '';
  const paths = createAppPaths(host.facts, host.env, () => state.name, switchValue);
  const lifecycle = createAppLifecycle({ host, app: emitter, end });
  emitter.on('dev-host-quit', () => lifecycle.quit());
  const singleInstance = createSingleInstance(
    () => paths.get('userData'),
    ({ argv, workingDirectory, additionalData }) =>
      emitter.emit('second-instance', preventableEvent(), argv, workingDirectory, additionalData),
  );
  host.internal.on('window-focus', (window: { face: unknown }) => emitter.emit('browser-window-focus', preventableEvent(), window.face));
  host.internal.on('window-blur', (window: { face: unknown }) => emitter.emit('browser-window-blur', preventableEvent(), window.face));
  host.internal.on('render-process-gone', (...args: unknown[]) => emitter.emit('render-process-gone', preventableEvent(), ...args));
  host.internal.on('child-process-gone', (details: unknown) => emitter.emit('child-process-gone', preventableEvent(), details));

  const commandLine = provide<Electron.CommandLine>()('commandLine', {
    appendSwitch: (name: string, value?: string) => {
      if (state.ready) host.report(`app.commandLine.appendSwitch('${name}')`, 'comes after ready and has no effect');
      const before = host.switches.get(name);
      host.switches.set(name, before && /features$/.test(name) ? `${before},${value ?? ''}` : (value ?? ''));
    },
    appendArgument: () => undefined,
    hasSwitch: (name: string) => switches.has(name) || host.switches.has(name),
    getSwitchValue: switchValue,
    removeSwitch: (name: string) => void host.switches.delete(name),
  });
  const language = (): string => {
    const fromSwitch = switchValue('lang');
    const found = (host.env['LC_ALL'] ?? host.env['LC_MESSAGES'] ?? host.env['LANG'] ?? '').split('.')[0]?.replace('_', '-');
    return fromSwitch || (found && found !== 'C' && found !== 'POSIX' ? found : 'en-US');
  };

  const face: Electron.App = provide<Electron.App>()(
    'app',
    extend(emitter, {
      whenReady: () => ready.promise,
      isReady: () => state.ready,
      isPackaged: host.facts.isPacked,
      commandLine,
      get name() {
        return state.name;
      },
      set name(name: string) {
        state.name = name;
      },
      getName: () => state.name,
      setName: (name: string) => void (state.name = name),
      getVersion: () => host.facts.version,
      getAppPath: () => host.facts.appPath,
      getPath: (name: Parameters<Electron.App['getPath']>[0]) => {
        const path = paths.get(name);
        if (name === 'logs') mkdirSync(path, { recursive: true });
        return path;
      },
      setPath: paths.set,
      setAppLogsPath: (path?: string) => void (path !== undefined && paths.set('logs', path)),
      getLocale: language,
      getSystemLocale: language,
      getLocaleCountryCode: () => language().split('-')[1] ?? '',
      getPreferredSystemLanguages: () => [language()],
      quit: lifecycle.quit,
      exit: (code?: number) => lifecycle.exit(code ?? 0),
      relaunch: lifecycle.relaunch,
      focus: () => [...host.windows.values()][0]?.face.focus(),
      requestSingleInstanceLock: (additionalData?: Record<string, unknown>) =>
        singleInstance.request({ argv: process.argv, workingDirectory: process.cwd(), additionalData: additionalData ?? null }),
      hasSingleInstanceLock: singleInstance.has,
      releaseSingleInstanceLock: singleInstance.release,
      setAppUserModelId: (id: string) => void (state.modelId = id),
      setDesktopName: () => undefined,
      setAsDefaultProtocolClient: (protocol: string) => {
        state.schemes.add(protocol);
        return true;
      },
      removeAsDefaultProtocolClient: (protocol: string) => state.schemes.delete(protocol),
      isDefaultProtocolClient: (protocol: string) => state.schemes.has(protocol),
      // Electron declares these for macOS and Windows; on Linux they keep nothing beyond the process.
      setLoginItemSettings: (settings: Electron.Settings) => void (state.loginItem = settings),
      getLoginItemSettings: () => ({
        openAtLogin: state.loginItem.openAtLogin ?? false,
        openAsHidden: false,
        wasOpenedAtLogin: false,
        wasOpenedAsHidden: false,
        restoreState: false,
        status: 'not-registered' as const,
        executableWillLaunchAtLogin: false,
        launchItems: [],
      }),
      setBadgeCount: (count?: number) => {
        host.records.badgeCount = count ?? 0;
        return true;
      },
      getBadgeCount: () => host.records.badgeCount,
      get badgeCount() {
        return host.records.badgeCount;
      },
      set badgeCount(count: number) {
        host.records.badgeCount = count;
      },
      dock: undefined,
      enableSandbox: () => undefined,
      disableHardwareAcceleration: () => undefined,
      isAccessibilitySupportEnabled: () => false,
      accessibilitySupportEnabled: false,
      getAppMetrics: () => [],
      runningUnderARM64Translation: false,
    }),
  );
  return {
    face,
    emitter,
    lifecycle,
    singleInstance,
    becomeReady: () => {
      state.ready = true;
      emitter.emit('will-finish-launching');
      ready.resolve();
      emitter.emit('ready', preventableEvent(), {});
    },
  };
}
