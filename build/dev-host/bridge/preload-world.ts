import type { Codec } from './codec.ts';
import type { WorldLink } from './world-link.ts';

/** What the host tells a document's preload world when it makes it. */
export interface PreloadFacts {
  readonly bindingName: string;
  readonly receiverName: string;
  readonly process: Readonly<Record<string, unknown>>;
}

export interface PreloadWorldOptions {
  readonly codec: Codec;
  readonly link: WorldLink;
  readonly askHost: number;
  readonly facts: PreloadFacts;
}

type Listener = (...args: unknown[]) => void;
type Run = (require: (name: string) => unknown, process: unknown, module: { exports: unknown }) => void;

/**
 * The preload's side: `ipcRenderer`, `contextBridge` and the small `require` and `process` of a sandboxed preload. Its source is put
 * into the document's isolated world. Returns the function that runs preload scripts (main frame only).
 */
export function startPreloadWorld(options: PreloadWorldOptions): (scripts: readonly Run[]) => void {
  const { codec, link, facts } = options;
  const world = globalThis as unknown as Record<string, unknown>;
  const out = world[facts.bindingName] as (text: string) => void;
  delete world[facts.bindingName];
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  let lastId = 0;

  class Emitter {
    listenersOf = new Map<string, { listener: Listener; once: boolean }[]>();
    on(name: string, listener: Listener): this {
      return this.add(name, listener, false);
    }
    addListener(name: string, listener: Listener): this {
      return this.add(name, listener, false);
    }
    once(name: string, listener: Listener): this {
      return this.add(name, listener, true);
    }
    off(name: string, listener: Listener): this {
      const kept = this.listenersOf.get(name) ?? [];
      const at = kept.findLastIndex((entry) => entry.listener === listener);
      if (at >= 0) this.listenersOf.set(name, kept.toSpliced(at, 1));
      return this;
    }
    removeListener(name: string, listener: Listener): this {
      return this.off(name, listener);
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.listenersOf.clear();
      else this.listenersOf.delete(name);
      return this;
    }
    emit(name: string, ...args: unknown[]): boolean {
      const called = this.listenersOf.get(name) ?? [];
      for (const entry of called) {
        if (entry.once) this.off(name, entry.listener);
        entry.listener.apply(this, args);
      }
      return called.length > 0;
    }
    listenerCount(name: string): number {
      return this.listenersOf.get(name)?.length ?? 0;
    }
    listeners(name: string): Listener[] {
      return (this.listenersOf.get(name) ?? []).map((entry) => entry.listener);
    }
    eventNames(): string[] {
      return [...this.listenersOf.keys()];
    }
    setMaxListeners(): this {
      return this;
    }
    private add(name: string, listener: Listener, once: boolean): this {
      if (typeof listener !== 'function') throw new TypeError('The "listener" argument must be of type function.');
      this.listenersOf.set(name, [...(this.listenersOf.get(name) ?? []), { listener, once }]);
      return this;
    }
  }

  const strict = (name: string, provided: object): unknown =>
    new Proxy(provided, {
      get: (target, key, receiver) => {
        if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON')
          return Reflect.get(target, key, receiver) as unknown;
        throw new Error(`development host does not provide ${name}.${key} in a preload; see build/dev-host/README.md`);
      },
    });

  const request = (kind: string, name: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      lastId += 1;
      const text = `["${kind}",${codec.quote(name)},${codec.encode(args)},${lastId}]`;
      pending.set(lastId, { resolve, reject });
      out(text);
    });

  class IpcRenderer extends Emitter {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return request('invoke', channel, args);
    }
    send(channel: string, ...args: unknown[]): void {
      out(`["send",${codec.quote(channel)},${codec.encode(args)},0]`);
    }
  }
  const ipcRenderer = new IpcRenderer();
  const exposed = new Set<string>();
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown): void => {
      if (exposed.has(name)) throw new Error(`Cannot bind an API on top of an existing property on the window object: ${name}`);
      link.offer(name, value);
      exposed.add(name);
    },
  };
  const electron = strict('electron', {
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    contextBridge: strict('contextBridge', contextBridge),
  });
  const events = Object.assign(Emitter, { EventEmitter: Emitter });
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
  const modules: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    'electron/common': electron,
    events,
    timers,
    url: { URL, URLSearchParams },
  };
  const requireModule = (name: string): unknown => {
    const found = modules[name.replace(/^node:/, '')];
    if (found === undefined) throw new Error(`module not found: ${name}`);
    return found;
  };
  const processEmitter = Object.assign(new Emitter(), facts.process, {
    nextTick: (fn: Listener, ...args: unknown[]) => queueMicrotask(() => fn(...args)),
  });

  const receiver = (text: string): void => {
    const message = JSON.parse(text) as [string, number | string, unknown, unknown];
    const [kind, key, payload] = message;
    if (kind === 'message') {
      const args = codec.decode(payload) as unknown[];
      ipcRenderer.emit(
        key as string,
        strict('IpcRendererEvent', { sender: ipcRenderer, ports: [], preventDefault: () => undefined, senderId: 0 }),
        ...args,
      );
      return;
    }
    const waiting = pending.get(key as number);
    pending.delete(key as number);
    if (kind === 'ok') waiting?.resolve(codec.decode(payload));
    else waiting?.reject(codec.decode(payload));
  };
  Object.defineProperty(world, facts.receiverName, { value: receiver });
  link.publish(options.askHost, ((question: string, detail: unknown) => request('ask', question, [detail])) as never);

  // Chromium does not announce a title that changes, so watch it.
  let lastTitle = '';
  const tellTitle = (): void => {
    if (document.title === lastTitle || document.title === '') return;
    lastTitle = document.title;
    out(`["title",${codec.quote(lastTitle)},["a"],0]`);
  };
  if (window === window.top) {
    document.addEventListener('DOMContentLoaded', () => {
      tellTitle();
      new MutationObserver(tellTitle).observe(document.head, { childList: true, characterData: true, subtree: true });
    });
  }

  // Where Chromium offers no way to stop a navigation from outside (about:, blob:, other programs' schemes), stop it here and ask.
  const { navigation } = window as unknown as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { destination, cancelable } = event as unknown as { destination: { url: string; sameDocument: boolean }; cancelable: boolean };
    if (destination.sameDocument || !cancelable || /^(https?|file|javascript):/.test(destination.url) || window !== window.top) return;
    event.preventDefault();
    out(`["navigate",${codec.quote(destination.url)},["a"],0]`);
  });

  return (scripts) => {
    if (window !== window.top) return;
    for (const script of scripts) {
      try {
        script(requireModule, strict('process', processEmitter), { exports: {} });
      } catch (error) {
        console.error('Unable to load preload script', error);
        out(`["preload-error","",${codec.encode([error])},0]`);
      }
    }
  };
}
