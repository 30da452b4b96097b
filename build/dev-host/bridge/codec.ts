import type { CapturedMethods } from './captured-methods.ts';

/** What crosses a wire that carries only text, beside plain values: functions and promises, as handles. */
export interface HandleCodec {
  /** Text of a handle (JSON) for a function or promise, or null when it may not cross. */
  encode(value: object): string | null;
  /** The value that a handle stands for. */
  decode(tag: string, id: number): unknown;
}

export interface Codec {
  /** Text for a value, as the structured clone algorithm sees it. Throws "An object could not be cloned." */
  encode(value: unknown): string;
  /** The same, with functions and promises as handles and objects reduced to their own enumerable properties. */
  encodeWithHandles(value: unknown, handles: HandleCodec): string;
  /** The value of a parsed text. */
  decode(node: unknown, handles?: HandleCodec): unknown;
  readonly quote: (text: string) => string;
}

/**
 * Structured clone over text. One source for three places: the host (Node), the preload's world and the page's world. Its source
 * text is put into the page, so it uses nothing from outside itself. In the page's world it is made before any script of the
 * page runs, and from then on touches no prototype that the page can change: every method is a captured one, lists are read by
 * index, properties are defined rather than assigned, and JSON text is written by hand (JSON.stringify asks for toJSON).
 */
export function createCodec(captured: CapturedMethods): Codec {
  const { apply, construct, defineProperty, getPrototypeOf, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { isArray } = Array;
  const { stringify } = JSON;
  const { isView } = ArrayBuffer;
  const { fromCharCode } = String;
  const ObjectPrototype = Object.prototype;
  const PromisePrototype = Promise.prototype;
  const clone = structuredClone;
  const toBase64 = btoa;
  const fromBase64 = atob;
  const ErrorConstructor = Error;
  const IsError = (Error as unknown as { isError?: (value: unknown) => boolean }).isError;
  const numberIs = Object.is;
  const { toStringTag } = Symbol;
  const isInteger = Number.isInteger;
  const MapConstructor = Map;
  const SetConstructor = Set;
  const DateConstructor = Date;
  const RegExpConstructor = RegExp;
  const BufferConstructor = ArrayBuffer;
  const BytesConstructor = Uint8Array;
  const BigIntFrom = BigInt;
  const ObjectFrom = Object;
  const {
    mapSize,
    mapGet,
    mapSet,
    mapForEach,
    setSize,
    setAdd,
    setForEach,
    dateGetTime,
    regExpSource,
    regExpFlags,
    bufferByteLength,
    typedTag,
    typedBuffer,
    typedOffset,
    typedLength,
    viewBuffer,
    viewOffset,
    viewLength,
    charCodeAt,
    numberValue,
    stringValue,
    booleanValue,
    isEnumerable,
    views,
    errors,
    passes,
    define,
    own,
  } = captured;

  const refuse = (): never => {
    throw new ErrorConstructor('An object could not be cloned.');
  };
  /** The structured clone; refuses in Electron's words. */
  const copyOf = (value: object): object => {
    try {
      return clone(value);
    } catch {
      return refuse(); // a function, a DOM node, a WeakMap, …
    }
  };
  const isPromise = (value: object): boolean => {
    for (let at = getPrototypeOf(value); at !== null; at = getPrototypeOf(at)) if (at === PromisePrototype) return true;
    return false;
  };
  const isPlain = (value: object): boolean => {
    const proto = getPrototypeOf(value);
    return proto === ObjectPrototype || proto === null;
  };

  const encodeBytes = (bytes: Uint8Array): string => {
    const length = apply(typedLength, bytes, []) as number;
    let binary = '';
    for (let at = 0; at < length; at += 1) binary += fromCharCode(bytes[at] ?? 0);
    return toBase64(binary);
  };
  const decodeBytes = (text: string): ArrayBuffer => {
    const binary = fromBase64(text);
    const buffer = new BufferConstructor(binary.length);
    const bytes = new BytesConstructor(buffer);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = apply(charCodeAt, binary, [at] as never[]) as number;
    return buffer;
  };

  const write = (root: unknown, handles: HandleCodec | undefined): string => {
    const seen = new MapConstructor<object, number>();
    let count = 0;

    const writeProperties = (value: object, tag: string): string => {
      const keys = ownKeys(value);
      let body = '';
      for (let at = 0; at < keys.length; at += 1) {
        const key = keys[at];
        if (typeof key !== 'string' || !apply(isEnumerable, value, [key] as never[])) continue;
        body += `,${stringify(key)},${node(own(value, key))}`;
      }
      return `["${tag}"${body}]`;
    };
    const writeError = (value: object): string => {
      const text = (key: string): string => {
        const found = (value as Record<string, unknown>)[key];
        return typeof found === 'string' ? stringify(found) : '""';
      };
      const cause = getOwnPropertyDescriptor(value, 'cause');
      return `["E",${text('name')},${text('message')},${text('stack')}${cause ? `,${node(own(value, 'cause'))}` : ''}]`;
    };
    const writeView = (value: ArrayBufferView): string => {
      const tag = apply(typedTag, value, []) as string | undefined;
      const buffer = apply(tag === undefined ? viewBuffer : typedBuffer, value, []) as object;
      const offset = apply(tag === undefined ? viewOffset : typedOffset, value, []) as number;
      const length = apply(tag === undefined ? viewLength : typedLength, value, []) as number;
      return `["V","${tag ?? 'DataView'}",${node(buffer)},${offset},${length}]`;
    };
    const writeList = (value: unknown[]): string => {
      const length = value.length;
      let body = '';
      for (let at = 0; at < length; at += 1) {
        // A hole stays a hole: "h" stands for it.
        body += `,${getOwnPropertyDescriptor(value, `${at}`) ? node(own(value, `${at}`)) : '["h"]'}`;
      }
      return `["a"${body}]`;
    };
    const writeCollection = (value: object, isMap: boolean): string => {
      let body = '';
      const visit = (item: unknown, key: unknown): void => {
        body += isMap ? `,${node(key)},${node(item)}` : `,${node(item)}`;
      };
      apply(isMap ? mapForEach : setForEach, value, [visit] as never[]);
      return `["${isMap ? 'M' : 'S'}"${body}]`;
    };
    const writeBranded = (value: object): string | null => {
      if (passes(mapSize, value)) return writeCollection(value, true);
      if (passes(setSize, value)) return writeCollection(value, false);
      if (passes(dateGetTime, value)) return `["D",${node(apply(dateGetTime, value, []))}]`;
      if (isView(value)) return writeView(value);
      if (passes(bufferByteLength, value)) return `["B","${encodeBytes(new BytesConstructor(value as ArrayBuffer))}"]`;
      if (IsError ? IsError(value) : value instanceof ErrorConstructor) return writeError(value);
      if (passes(numberValue, value)) return `["W",${node(apply(numberValue, value, []))}]`;
      if (passes(stringValue, value)) return `["W",${node(apply(stringValue, value, []))}]`;
      if (passes(booleanValue, value)) return `["W",${node(apply(booleanValue, value, []))}]`;
      // RegExp.prototype.source answers for the prototype itself too, so it comes last.
      if (passes(regExpSource, value)) {
        return `["R",${stringify(apply(regExpSource, value, []) as string)},"${apply(regExpFlags, value, []) as string}"]`;
      }
      return null;
    };
    const writeObject = (value: object): string => {
      const known = apply(mapGet, seen, [value] as never[]) as number | undefined;
      if (known !== undefined) return `["r",${known}]`;
      const handle = handles && (typeof value === 'function' || isPromise(value)) ? handles.encode(value) : null;
      if (handle !== null) return handle;
      if (typeof value === 'function') return refuse();
      apply(mapSet, seen, [value, count] as never[]);
      count += 1;
      if (isArray(value)) return writeList(value);
      if (isPlain(value)) return writeProperties(value, 'o');
      const branded = writeBranded(value);
      if (branded !== null) return branded;
      // Left are class instances, which the context bridge reduces to their own properties (a clone is plain already), and things
      // of the engine's own (a DOM node, a WeakMap, a Blob), which bear a tag and do not cross.
      return handles && !(toStringTag in value) ? writeProperties(value, 'o') : refuse();
    };
    function node(value: unknown): string {
      if (value === null) return 'null';
      if (value === undefined) return '["u"]';
      if (typeof value === 'string') return stringify(value);
      if (typeof value === 'boolean') return value ? 'true' : 'false';
      if (typeof value === 'number') {
        return isInteger(value) && !numberIs(value, -0) ? `${value}` : `["n","${numberIs(value, -0) ? '-0' : `${value}`}"]`;
      }
      if (typeof value === 'bigint') return `["b","${value}"]`;
      if (typeof value === 'symbol') return refuse();
      return writeObject(value as object);
    }
    return node(root);
  };

  const decode = (root: unknown, handles?: HandleCodec): unknown => {
    const made: object[] = [];
    let count = 0;
    const keep = <T extends object>(value: T): T => {
      define(made, `${count}`, value);
      count += 1;
      return value;
    };
    const readError = (parts: readonly unknown[]): object => {
      const name = parts[1] as string;
      const type = getOwnPropertyDescriptor(errors, name) ? errors[name] : ErrorConstructor;
      const value = keep(construct(type as typeof Error, [parts[2]]) as object);
      const set = (key: string, text: unknown): void => {
        defineProperty(value, key, {
          __proto__: null,
          value: text,
          writable: true,
          enumerable: false,
          configurable: true,
        } as PropertyDescriptor);
      };
      set('stack', parts[3]);
      if (parts.length > 4) set('cause', read(parts[4]));
      return value;
    };
    const readView = (parts: readonly unknown[]): object => {
      // The view was numbered before its buffer: hold its place.
      const place = count;
      keep(parts as object);
      const view = construct(views[parts[1] as string] as typeof Uint8Array, [read(parts[2]), parts[3], parts[4]]) as object;
      define(made, `${place}`, view);
      return view;
    };
    function read(node: unknown): unknown {
      if (!isArray(node)) return node;
      const parts: readonly unknown[] = node;
      const tag = parts[0] as string;
      if (tag === 'u') return undefined;
      if (tag === 'n') return parts[1] === '-0' ? -0 : +(parts[1] as string);
      if (tag === 'b') return BigIntFrom(parts[1] as string);
      if (tag === 'r') return made[parts[1] as number];
      if (tag === 'a') {
        const list = keep([] as unknown[]);
        list.length = parts.length - 1;
        for (let at = 1; at < parts.length; at += 1) {
          const item = parts[at];
          if (!(isArray(item) && item[0] === 'h')) define(list, `${at - 1}`, read(item));
        }
        return list;
      }
      if (tag === 'o') {
        const value = keep({});
        for (let at = 1; at < parts.length; at += 2) define(value, parts[at] as string, read(parts[at + 1]));
        return value;
      }
      if (tag === 'M') {
        const value = keep(new MapConstructor());
        for (let at = 1; at < parts.length; at += 2) apply(mapSet, value, [read(parts[at]), read(parts[at + 1])] as never[]);
        return value;
      }
      if (tag === 'S') {
        const value = keep(new SetConstructor());
        for (let at = 1; at < parts.length; at += 1) apply(setAdd, value, [read(parts[at])] as never[]);
        return value;
      }
      if (tag === 'D') return keep(construct(DateConstructor, [read(parts[1])]) as object);
      if (tag === 'R') return keep(construct(RegExpConstructor, [parts[1], parts[2]]) as object);
      if (tag === 'B') return keep(decodeBytes(parts[1] as string));
      if (tag === 'V') return readView(parts);
      if (tag === 'E') return readError(parts);
      if (tag === 'W') return keep(ObjectFrom(read(parts[1])) as object);
      if (handles) return handles.decode(tag, parts[1] as number);
      throw new ErrorConstructor(`unknown tag ${tag}`);
    }
    return read(root);
  };

  return {
    encode: (value) => {
      if (value === null || typeof value !== 'object') return write(value, undefined);
      return write(copyOf(value), undefined);
    },
    encodeWithHandles: (value, handles) => write(value, handles),
    decode,
    quote: (text) => stringify(text),
  };
}
