import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

import type { ChromiumProcess } from '../chromium/launch.ts';
import type { HostElectron } from '../compose-electron.ts';
import type { Host } from '../host.ts';
import type { HostWindow } from '../modules/host-window.ts';
import { clickMenuItem, menuTree } from '../modules/menu.ts';
import type { ControlCommand, ControlCommands, ControlReply, ControlRequest } from './control-commands.ts';

export interface ControlServer {
  close(): Promise<void>;
}

export interface ControlOptions {
  /** Path of the Unix socket to listen on. */
  readonly address: string;
  readonly host: Host;
  readonly composed: HostElectron;
  readonly chromium: ChromiumProcess;
}

type Reply<O> = [O] extends [null] ? void : O | Promise<O>;
type Handlers = {
  [C in ControlCommand]: (input: ControlCommands[C]['input']) => Reply<ControlCommands[C]['output']>;
};

function createHandlers({ host, composed, chromium }: ControlOptions): Handlers {
  const { app, desktop, hid, utilities } = composed;
  const windowOf = (id: number): HostWindow => {
    const window = host.windows.get(id);
    if (!window) throw new Error(`no window ${id}`);
    return window;
  };
  const emit = (name: string, ...args: unknown[]): void => void app.emitter.emit(name, { preventDefault: () => undefined }, ...args);
  // What makes the app leave is answered first: the answer could not be given afterwards.
  const later = (work: () => void): void => void setTimeout(work, 0);
  return {
    host: () => ({
      pid: process.pid,
      chromiumPid: chromium.pid,
      chromiumPort: chromium.debuggingPort,
      profileDir: chromium.profileDir,
      userDataDir: app.face.getPath('userData'),
      ready: app.face.isReady(),
    }),
    windows: async () => {
      await Promise.all([...host.windows.values()].map((window) => window.settled()));
      return [...host.windows.values()].map((window) => window.snapshot());
    },
    'window/close': ({ id }) => {
      const window = windowOf(id);
      return later(() => window.face.close());
    },
    'window/focus': ({ id }) => windowOf(id).face.focus(),
    'window/blur': ({ id }) => windowOf(id).face.blur(),
    'window/screenshot': async ({ id }) => (await windowOf(id).face.capturePage()).toPNG().toString('base64'),
    'window/crash': ({ id }) => windowOf(id).webContents.forcefullyCrashRenderer(),
    'window/evaluate': ({ id, expression }) => windowOf(id).webContents.executeJavaScript(expression),
    trays: () => desktop.tray.list(),
    'windows/bare': () => desktop.bareWindows.list(),
    'tray/click': ({ index, kind }) => desktop.tray.click(index, kind),
    'tray/menu': ({ index, path }) => {
      const menu = desktop.tray.menuOf(index);
      return later(() => clickMenuItem(menu, path));
    },
    'app/menu': () => menuTree(desktop.menu.applicationMenu()),
    'app/menu-click': ({ path }) => later(() => clickMenuItem(desktop.menu.applicationMenu(), path)),
    notifications: () => desktop.notification.list(),
    'notification/act': ({ id, deed }) => desktop.notification.act(id, deed),
    power: ({ event }) => desktop.power.emit(event),
    'power/idle': ({ seconds }) => desktop.power.setIdleSeconds(seconds),
    shortcuts: () => desktop.shortcuts.list(),
    'shortcut/press': ({ accelerator }) => desktop.shortcuts.trigger(accelerator),
    'shortcut/occupy': ({ accelerator }) => desktop.shortcuts.occupy(accelerator),
    'app/second-instance': ({ argv, workingDirectory }) => emit('second-instance', [...argv], workingDirectory, null),
    'app/open-url': ({ url }) => emit('open-url', url),
    'app/activate': () => emit('activate', host.windows.size > 0),
    'app/quit': () => later(() => app.lifecycle.quit()),
    'theme/dark': ({ dark }) => desktop.theme.setSystemDark(dark),
    opened: () => ({
      external: host.records.openedExternal,
      paths: host.records.openedPaths,
      folders: host.records.shownInFolder,
      beeps: host.records.beeps,
      badgeCount: host.records.badgeCount,
      keptAwake: host.records.blockedPowerSaves.size > 0,
    }),
    dialogs: () => host.records.dialogs,
    'dialog/answer': ({ answers }) => void host.records.dialogAnswers.push(...answers),
    'hid/select': ({ id, devices }) => hid.select(windowOf(id).webContents, [...devices]),
    'hid/may-open': ({ device, origin }) => hid.mayOpen(device, origin),
    utilities: () => utilities.list(),
    'utility/kill': ({ pid }) => {
      if (!utilities.list().some((utility) => utility.pid === pid)) throw new Error(`no utility process ${pid}`);
      return void process.kill(pid, 'SIGKILL');
    },
  };
}

/** Serves the test face on a Unix socket, one JSON line per request and per reply. Resolves when it listens. */
export async function serveControl(options: ControlOptions): Promise<ControlServer> {
  const handlers = createHandlers(options);
  const sockets = new Set<Socket>();

  async function answer(line: string): Promise<ControlReply> {
    const request = JSON.parse(line) as ControlRequest;
    try {
      if (!Object.hasOwn(handlers, request.command)) throw new Error(`no command ${request.command}`);
      // The table pairs each command with its own input; the pair is lost only in the variable's type.
      const handler = handlers[request.command] as (input: unknown) => unknown;
      return { id: request.id, output: (await handler(request.input)) ?? null };
    } catch (cause) {
      return { id: request.id, error: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined); // a test that ended while we were answering
    socket.on('close', () => sockets.delete(socket));
    const lines = createInterface({ input: socket });
    lines.on('error', () => undefined); // the same, handed on by readline
    lines.on('line', (line) => {
      answer(line).then(
        (reply) => socket.write(`${JSON.stringify(reply)}\n`),
        (cause: unknown) => options.host.report('test face', cause),
      );
    });
  });
  rmSync(options.address, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.address, resolve);
  });
  return {
    close: async () => {
      for (const socket of sockets) socket.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        setTimeout(() => {
          for (const socket of sockets) socket.destroy();
        }, 200).unref();
      });
      rmSync(options.address, { force: true });
    },
  };
}
