import type { WorldLink } from './world-link.ts';

/** Function number, on the preload's side, of the questions that a page may put to the host. */
export const ASK_HOST = 1;

export interface MainWorldOptions {
  readonly link: WorldLink;
  readonly askHost: number;
}

/**
 * The page's side: puts what the preload exposes on `window`, and makes the browser interfaces that Electron answers by handlers of
 * the app (permissions, new windows) ask the app first. Runs before any script of the page; hardened like the codec.
 * Returns what to do with an exposed value.
 */
export function startMainWorld(options: MainWorldOptions): (name: string, value: unknown) => void {
  const { link, askHost } = options;
  const { apply, defineProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { freeze } = Object;
  const { isArray } = Array;
  const ErrorConstructor = DOMException;
  const PromiseConstructor = Promise;
  const then = Promise.prototype.then;
  const target = window;

  type Callable = (...args: never[]) => unknown;
  const methodOf = (owner: object | undefined, key: string): Callable | undefined => {
    const found: unknown = owner && getOwnPropertyDescriptor(owner, key)?.value;
    return typeof found === 'function' ? (found as Callable) : undefined;
  };
  const deepFreeze = (value: unknown): void => {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return;
    if (ArrayBuffer.isView(value)) return; // the bytes of a view cannot be frozen
    const keys = ownKeys(value);
    for (let at = 0; at < keys.length; at += 1) deepFreeze(getOwnPropertyDescriptor(value, keys[at] ?? '')?.value);
    freeze(value);
  };
  const put = (owner: object, key: string, value: unknown): void => {
    defineProperty(owner, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true } as PropertyDescriptor);
  };
  const ask = (question: string, detail: unknown): Promise<unknown> => {
    try {
      return link.call(askHost, [question, detail]) as Promise<unknown>;
    } catch {
      // A frame without a preload world has nobody to ask: the answer is no.
      return PromiseConstructor.resolve(null);
    }
  };
  const afterAsking = (question: string, detail: unknown, next: (answer: unknown) => unknown): Promise<unknown> =>
    apply(then, ask(question, detail), [next]);
  const denied = (): never => {
    throw new ErrorConstructor('Permission denied', 'NotAllowedError');
  };

  const mediaKinds = (constraints: unknown): string[] => {
    const asked = (constraints ?? {}) as { audio?: unknown; video?: unknown };
    if (asked.audio && asked.video) return ['audio', 'video'];
    if (asked.audio) return ['audio'];
    return asked.video ? ['video'] : [];
  };
  const devices = 'MediaDevices' in target ? MediaDevices.prototype : undefined;
  const getUserMedia = methodOf(devices, 'getUserMedia');
  const getDisplayMedia = methodOf(devices, 'getDisplayMedia');
  const enumerateDevices = methodOf(devices, 'enumerateDevices');
  if (devices && getUserMedia && enumerateDevices) {
    put(devices, 'getUserMedia', function (this: MediaDevices, constraints?: unknown) {
      return afterAsking('request', { permission: 'media', mediaTypes: mediaKinds(constraints) }, (answer) =>
        answer === true ? apply(getUserMedia, this, [constraints] as never[]) : denied(),
      );
    });
    put(devices, 'enumerateDevices', function (this: MediaDevices) {
      return afterAsking('check', { permission: 'media', mediaTypes: ['audio', 'video'] }, () => apply(enumerateDevices, this, []));
    });
  }
  if (devices && getDisplayMedia) {
    put(devices, 'getDisplayMedia', function (this: MediaDevices) {
      return afterAsking('request', { permission: 'display-capture', mediaTypes: ['video'] }, denied);
    });
  }

  const permissions = 'Permissions' in target ? Permissions.prototype : undefined;
  const query = methodOf(permissions, 'query');
  if (permissions && query) {
    put(permissions, 'query', function (this: Permissions, descriptor: PermissionDescriptor) {
      const name: string = descriptor.name;
      const media = name === 'microphone' ? ['audio'] : name === 'camera' ? ['video'] : [];
      const detail = { permission: media.length > 0 ? 'media' : name, mediaTypes: media };
      return afterAsking('check', detail, () => apply(query, this, [descriptor] as never[]));
    });
  }

  const notification = 'Notification' in target ? Notification : undefined;
  if (notification) {
    put(notification, 'requestPermission', () =>
      afterAsking('request', { permission: 'notifications', mediaTypes: [] }, (answer) => (answer === true ? 'granted' : 'denied')),
    );
  }

  // The app decides about new windows in its own process, which a page cannot wait for: the page gets null, as with a refusal.
  put(target, 'open', (url?: unknown, name?: unknown, features?: unknown) => {
    const text = url === undefined || url === null ? '' : `${url as string}`;
    void ask('open-window', {
      url: text === '' ? 'about:blank' : text,
      base: target.document.baseURI,
      name: `${(name ?? '') as string}`,
      features: `${(features ?? '') as string}`,
    });
    return null;
  });

  return (name, value) => {
    if (!isArray(value)) deepFreeze(value);
    else freeze(value);
    defineProperty(target, name, { __proto__: null, value, writable: false, enumerable: true, configurable: false } as PropertyDescriptor);
  };
}
