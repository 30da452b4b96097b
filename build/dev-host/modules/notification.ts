import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { preventableEvent } from '../preventable-event.ts';
import { extend, provide } from '../provide.ts';

export interface NotificationSnapshot {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  readonly urgency: string;
  readonly hasReply: boolean;
  readonly actions: readonly string[];
  /** Whether it is on the screen now. */
  readonly shown: boolean;
}

/** What a user can do with a notification. */
export type NotificationDeed =
  | { readonly type: 'click' }
  | { readonly type: 'close' }
  | { readonly type: 'action'; readonly index: number }
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'failed'; readonly error: string };

export interface NotificationModule {
  readonly Notification: typeof Electron.Notification;
  /** All that were shown, the oldest first; closed ones too. */
  list(): NotificationSnapshot[];
  act(id: number, deed: NotificationDeed): void;
}

interface LiveNotification {
  readonly id: number;
  readonly options: Electron.NotificationConstructorOptions;
  readonly emitter: EventEmitter;
  shown: boolean;
}

/** Draws the notification through the desktop's own tool, when there is a session bus and the tool. */
function draw(options: Electron.NotificationConstructorOptions, env: NodeJS.ProcessEnv): void {
  if (!env['DBUS_SESSION_BUS_ADDRESS'] || !env['DISPLAY']) return;
  const child = spawn('notify-send', [`--urgency=${options.urgency ?? 'normal'}`, options.title ?? '', options.body ?? ''], {
    stdio: 'ignore',
    env,
  });
  child.on('error', () => undefined); // the tool is not installed: the record is enough
  child.unref();
}

/** `Notification`: recorded, and drawn where the desktop can. Clicks come from the test face. */
export function createNotificationModule(env: NodeJS.ProcessEnv): NotificationModule {
  const shown: LiveNotification[] = [];
  let lastId = 0;

  function makeNotification(options: Electron.NotificationConstructorOptions): Electron.Notification {
    lastId += 1;
    const emitter = new EventEmitter();
    const mutable = { ...options };
    const live: LiveNotification = { id: lastId, options: mutable, emitter, shown: false };
    return provide<Electron.Notification>()(
      'Notification',
      extend(emitter, {
        id: String(lastId),
        show: () => {
          if (!shown.includes(live)) shown.push(live);
          live.shown = true;
          draw(mutable, env);
          queueMicrotask(() => emitter.emit('show', preventableEvent()));
        },
        close: () => {
          if (!live.shown) return;
          live.shown = false;
          queueMicrotask(() => emitter.emit('close', preventableEvent({ reason: 'applicationHidden' })));
        },
        get title() {
          return mutable.title ?? '';
        },
        set title(title: string) {
          mutable.title = title;
        },
        get body() {
          return mutable.body ?? '';
        },
        set body(body: string) {
          mutable.body = body;
        },
        get silent() {
          return mutable.silent ?? false;
        },
        set silent(silent: boolean) {
          mutable.silent = silent;
        },
        actions: options.actions ?? [],
        urgency: options.urgency ?? 'normal',
        hasReply: options.hasReply ?? false,
      }),
    );
  }
  class Notification {
    static isSupported = (): boolean => true;
    constructor(options: Electron.NotificationConstructorOptions = {}) {
      return makeNotification(options) as unknown as Notification;
    }
  }
  return {
    Notification: Notification as unknown as typeof Electron.Notification,
    list: () =>
      shown.map(({ id, options, shown: isShown }) => ({
        id,
        title: options.title ?? '',
        body: options.body ?? '',
        silent: options.silent ?? false,
        urgency: options.urgency ?? 'normal',
        hasReply: options.hasReply ?? false,
        actions: (options.actions ?? []).map((action) => action.text ?? ''),
        shown: isShown,
      })),
    act: (id, deed) => {
      const live = shown.find((entry) => entry.id === id);
      if (!live?.shown) throw new Error(`no notification ${id} on the screen`);
      if (deed.type === 'action')
        live.emitter.emit('action', preventableEvent({ actionIndex: deed.index, selectionIndex: -1 }), deed.index, -1);
      else if (deed.type === 'reply') live.emitter.emit('reply', preventableEvent({ reply: deed.text }), deed.text);
      else if (deed.type === 'failed') live.emitter.emit('failed', preventableEvent(), deed.error);
      else if (deed.type === 'click') live.emitter.emit('click', preventableEvent());
      live.shown = false;
      live.emitter.emit('close', preventableEvent({ reason: 'userCanceled' }));
    },
  };
}
