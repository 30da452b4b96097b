import { EventEmitter } from 'node:events';

/**
 * The members of `S`, each with the type that Electron declares for it. A member that Electron does not have is `never`, so a name or a
 * signature that drifts away from Electron's declarations does not compile. The emitter's methods are left out: theirs return `this`.
 */
export type Provided<T, S> = { [P in keyof S as P extends keyof EventEmitter ? never : P]: P extends keyof T ? T[P] : never };

const ASKED_BY_EVERYONE = new Set(['then', 'toJSON', 'nodeType', 'tagName', 'asymmetricMatch', 'constructor', '__esModule', 'default']);

/** Wraps `target` so that reading a member it does not have throws by name. */
export function strictly<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get: (owner, key, receiver) => {
      if (key in owner || typeof key === 'symbol' || ASKED_BY_EVERYONE.has(key)) return Reflect.get(owner, key, receiver) as unknown;
      throw notProvided(`${name}.${key}`);
    },
  });
}

/** The error for something Electron has and the host has not. */
export function notProvided(what: string): Error {
  return new Error(`development host does not provide ${what}; run on the Electron binary for it, or see build/dev-host/README.md`);
}

/**
 * Presents a host object as the Electron object `T`: `provide<Electron.App>()('app', { … })`. Everything `T` declares is there in the
 * sense that the given members work and any other throws by name, which is why the result may be called a `T`.
 */
export function provide<T extends object>(): <S extends object>(name: string, provided: S & Provided<T, S>) => T {
  return (name, provided) => strictly(name, provided) as unknown as T;
}

/** A module or class of Electron that the host has not: any use of it throws by name. */
export function missing<T extends object>(name: string): T {
  const refuse = (): never => {
    throw notProvided(name);
  };
  return new Proxy(class {}, {
    get: (owner, key) => {
      if (typeof key === 'symbol' || ASKED_BY_EVERYONE.has(key)) return Reflect.get(owner, key) as unknown;
      throw notProvided(`${name}.${key}`);
    },
    construct: refuse,
    apply: refuse,
  }) as unknown as T;
}

/** Adds `extra` to an emitter, keeping getters, and returns the emitter. */
export function extend<E extends EventEmitter, S extends object>(emitter: E, extra: S): E & S {
  return Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(extra)) as E & S;
}
