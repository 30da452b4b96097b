import type { Codec, HandleCodec } from './codec.ts';

/** One end of the line between the page's world and the preload's world of one document. */
export interface WorldLink {
  /** Calls function `id` of the other side. Returns what it returned, throws what it threw. */
  call(id: number, args: readonly unknown[]): unknown;
  /** Sends a named value to the other side; the other side's `accept` gets it before this returns. */
  offer(name: string, value: unknown): void;
  /** Makes a function of this side callable under a number agreed beforehand. */
  publish(id: number, fn: (...args: never[]) => unknown): void;
}

export interface WorldLinkOptions {
  readonly codec: Codec;
  /** Event names, unguessable and fresh for every page: a script that knows them could speak for the other side. */
  readonly sendEvent: string;
  readonly receiveEvent: string;
  /** What to do with an offered value. */
  readonly accept: (name: string, value: unknown) => void;
}

/**
 * Two JavaScript worlds share the document and nothing else, so text in the detail of synchronous events is the line between them.
 * Same rules as the codec: the source is put into the page, is set up before the page's scripts, and trusts captured methods only.
 */
export function createWorldLink(options: WorldLinkOptions): WorldLink {
  const { codec } = options;
  const { apply, getOwnPropertyDescriptor } = Reflect;
  const { parse } = JSON;
  const isArray = Array.isArray;
  const EventConstructor = CustomEvent;
  const PromiseConstructor = Promise;
  const ErrorConstructor = Error;
  const MapConstructor = Map;
  const WeakMapConstructor = WeakMap;
  const shared = document;
  const capture = (owner: object, key: PropertyKey): ((...args: never[]) => unknown) => {
    const found: unknown = getOwnPropertyDescriptor(owner, key)?.value;
    if (typeof found !== 'function') throw new ErrorConstructor(`no method ${String(key)}`);
    return found as (...args: never[]) => unknown;
  };
  const dispatchEvent = capture(EventTarget.prototype, 'dispatchEvent');
  const addEventListener = capture(EventTarget.prototype, 'addEventListener');
  const detailOf = getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get ?? (() => undefined);
  const then = capture(Promise.prototype, 'then');
  const mapGet = capture(Map.prototype, 'get');
  const mapSet = capture(Map.prototype, 'set');
  const mapDelete = capture(Map.prototype, 'delete');
  const weakGet = capture(WeakMap.prototype, 'get');
  const weakSet = capture(WeakMap.prototype, 'set');
  const register = capture(FinalizationRegistry.prototype, 'register');

  type Callable = (...args: never[]) => unknown;
  const mine = new MapConstructor<number, Callable>();
  const theirs = new WeakMapConstructor<object, number>();
  const settling = new MapConstructor<number, (ok: boolean, value: unknown) => void>();
  let lastId = 100;
  let lastReply = '';

  const post = (text: string): void => {
    apply(dispatchEvent, shared, [
      new EventConstructor(options.sendEvent, { __proto__: null, detail: text } as CustomEventInit),
    ] as never[]);
  };
  // A proxy that nobody holds any more frees the function behind it.
  const forgotten = new FinalizationRegistry<number>((id) => post(`["g",${id}]`));

  const handles: HandleCodec = {
    encode: (value) => {
      if (typeof value === 'function') {
        const home = apply(weakGet, theirs, [value] as never[]) as number | undefined;
        if (home !== undefined) return `["F",${home}]`;
        lastId += 1;
        apply(mapSet, mine, [lastId, value] as never[]);
        return `["f",${lastId}]`;
      }
      lastId += 1;
      const id = lastId;
      const settle = (ok: boolean) => (result: unknown) => {
        let text: string;
        try {
          text = `["x",${id},${ok ? 'true' : 'false'},${codec.encodeWithHandles(result, handles)}]`;
        } catch (error) {
          text = `["x",${id},false,${codec.encodeWithHandles(error, handles)}]`;
        }
        post(text);
      };
      apply(then, value, [settle(true), settle(false)] as never[]);
      return `["p",${id}]`;
    },
    decode: (tag, id) => {
      if (tag === 'F') return apply(mapGet, mine, [id] as never[]) as Callable | undefined;
      if (tag === 'f') return proxyOf(id);
      return new PromiseConstructor((resolve, reject) => {
        // What was rejected over there is rejected here, Error or not.
        const done = (ok: boolean, value: unknown): void => (ok ? resolve : reject)(value);
        apply(mapSet, settling, [id, done] as never[]);
      });
    },
  };

  function proxyOf(id: number): Callable {
    const proxy = (...args: unknown[]): unknown => call(id, args);
    apply(weakSet, theirs, [proxy, id] as never[]);
    apply(register, forgotten, [proxy, id] as never[]);
    return proxy;
  }

  function call(id: number, args: readonly unknown[]): unknown {
    lastReply = '';
    post(`["c",${id},${codec.encodeWithHandles(args, handles)}]`);
    if (lastReply === '') throw new ErrorConstructor('The other side of the context bridge does not answer');
    const reply = parse(lastReply) as readonly unknown[];
    const value = codec.decode(reply[1], handles);
    if (reply[0] === 'ok') return value;
    throw value;
  }

  function answer(id: number, argsNode: unknown): string {
    try {
      const fn = apply(mapGet, mine, [id] as never[]) as Callable | undefined;
      if (!fn) throw new ErrorConstructor('The function behind this proxy has been released');
      const args = codec.decode(argsNode, handles) as never[];
      return `["ok",${codec.encodeWithHandles(apply(fn, undefined, args), handles)}]`;
    } catch (error) {
      try {
        return `["err",${codec.encodeWithHandles(error, handles)}]`;
      } catch {
        return '["err",["E","Error","An object could not be cloned.",""]]'; // what was thrown cannot cross
      }
    }
  }

  const receive = (event: Event): void => {
    const text = apply(detailOf, event, []) as string;
    const message = parse(text) as readonly unknown[];
    const kind = message[0];
    if (kind === 'c') {
      const reply = answer(message[1] as number, message[2]);
      post(`["a",${codec.quote(reply)}]`);
    } else if (kind === 'a') {
      lastReply = message[1] as string;
    } else if (kind === 'x') {
      const done = apply(mapGet, settling, [message[1]] as never[]) as ((ok: boolean, value: unknown) => void) | undefined;
      apply(mapDelete, settling, [message[1]] as never[]);
      if (done) done(message[2] as boolean, codec.decode(message[3], handles));
    } else if (kind === 'g') {
      apply(mapDelete, mine, [message[1]] as never[]);
    } else if (kind === 'o' && isArray(message)) {
      options.accept(message[1] as string, codec.decode(message[2], handles));
    }
  };
  apply(addEventListener, shared, [options.receiveEvent, receive] as never[]);

  return {
    call,
    offer: (name, value) => post(`["o",${codec.quote(name)},${codec.encodeWithHandles(value, handles)}]`),
    publish: (id, fn) => {
      apply(mapSet, mine, [id, fn] as never[]);
    },
  };
}
