type Method = (...args: never[]) => unknown;

/**
 * Methods of the language's own classes, taken before any script of a page can replace them, and the few tools made of them. Part of
 * the source that is put into pages (see codec.ts): it uses nothing from outside itself.
 */
export function captureMethods() {
  const { apply, defineProperty, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
  const ErrorConstructor = Error;
  const TypedArrayPrototype: object = getPrototypeOf(Uint8Array.prototype) ?? {};

  const getter = (owner: object, key: PropertyKey): (() => unknown) => {
    const found = getOwnPropertyDescriptor(owner, key)?.get;
    if (!found) throw new ErrorConstructor(`no getter ${String(key)}`);
    return found;
  };
  const method = (owner: object, key: PropertyKey): Method => {
    const found: unknown = getOwnPropertyDescriptor(owner, key)?.value;
    if (typeof found !== 'function') throw new ErrorConstructor(`no method ${String(key)}`);
    return found as Method;
  };
  const mapSize = getter(Map.prototype, 'size');
  const mapGet = method(Map.prototype, 'get');
  const mapSet = method(Map.prototype, 'set');
  const mapForEach = method(Map.prototype, 'forEach');
  const setSize = getter(Set.prototype, 'size');
  const setAdd = method(Set.prototype, 'add');
  const setForEach = method(Set.prototype, 'forEach');
  const dateGetTime = method(Date.prototype, 'getTime');
  const regExpSource = getter(RegExp.prototype, 'source');
  const regExpFlags = getter(RegExp.prototype, 'flags');
  const bufferByteLength = getter(ArrayBuffer.prototype, 'byteLength');
  const typedTag = getter(TypedArrayPrototype, Symbol.toStringTag);
  const typedBuffer = getter(TypedArrayPrototype, 'buffer');
  const typedOffset = getter(TypedArrayPrototype, 'byteOffset');
  const typedLength = getter(TypedArrayPrototype, 'length');
  const viewBuffer = getter(DataView.prototype, 'buffer');
  const viewOffset = getter(DataView.prototype, 'byteOffset');
  const viewLength = getter(DataView.prototype, 'byteLength');
  const charCodeAt = method(String.prototype, 'charCodeAt');
  const numberValue = method(Number.prototype, 'valueOf');
  const stringValue = method(String.prototype, 'valueOf');
  const booleanValue = method(Boolean.prototype, 'valueOf');
  const isEnumerable = method(Object.prototype, 'propertyIsEnumerable');
  const views: Record<string, unknown> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
    Float16Array: (globalThis as unknown as Record<string, unknown>)['Float16Array'],
  };
  const errors: Record<string, unknown> = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

  /** Whether a brand check passes, that is: does not throw. */
  const passes = (check: Method, value: object): boolean => {
    try {
      apply(check, value, []);
      return true;
    } catch {
      return false; // the answer itself: not of this kind
    }
  };
  const define = (target: object, key: PropertyKey, value: unknown): void => {
    defineProperty(target, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true } as PropertyDescriptor);
  };
  const own = (value: object, key: PropertyKey): unknown => {
    const found = getOwnPropertyDescriptor(value, key);
    if (!found) return undefined;
    // A descriptor inherits from Object.prototype; `get` is absent on a value's descriptor, so ask for own keys only.
    return getOwnPropertyDescriptor(found, 'value') ? found.value : apply(found.get ?? (() => undefined), value, []);
  };

  return {
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
  };
}

export type CapturedMethods = ReturnType<typeof captureMethods>;
