import type { AppState } from '#contract/app-state.ts';
import type { CallLevels } from '#contract/audio.ts';
import type { AppError } from '#contract/errors.ts';

export interface FakeSoftphoneOrder {
  /** What the preload lets a page of this window do; the rest it refuses, as the preload does. */
  readonly allowed: { readonly commands: readonly string[]; readonly signals: readonly string[] };
  readonly state: AppState;
  readonly failing: Readonly<Record<string, AppError>>;
  readonly replies: Readonly<Record<string, unknown>>;
  readonly levels: CallLevels | null;
  readonly signals: readonly { readonly name: string; readonly value: unknown }[];
}

/**
 * Puts a stand-in for the preload's bridge on the page. Sent to the browser as text, so it refers to nothing outside
 * itself. It answers as main does: a Result after a moment, and the state by signal. Its log is read by tests:
 * `__raised` holds every command, `__publish` sends a newer state, `__break` makes the bridge throw from then on,
 * `__order` gives the bridge another order, as if the page had been opened with it.
 */
export function installFakeSoftphone(firstOrder: FakeSoftphoneOrder): void {
  const raised: (readonly [string, unknown])[] = [];
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  let order = firstOrder;
  let state = order.state;
  let isBroken = false;
  const tell = (name: string, value: unknown): void => {
    for (const listener of listeners.get(name) ?? []) listener(value);
  };
  const invoke = async (name: string, input: unknown): Promise<unknown> => {
    if (isBroken) throw new Error('the bridge is gone');
    if (!order.allowed.commands.includes(name)) throw new Error(`this window has no command ${name}`);
    raised.push([name, input]);
    if (name === 'state/read') return { ok: true, value: state };
    // Main answers by how it was with it when it was asked, whatever comes while the answer is on its way.
    const { failing, replies } = order;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    const error = failing[name];
    return error === undefined ? { ok: true, value: replies[name] ?? null } : { ok: false, error };
  };
  const listen = (name: string, listener: (value: unknown) => void): (() => void) => {
    if (!order.allowed.signals.includes(name)) throw new Error(`this window hears no signal ${name}`);
    const heard = listeners.get(name) ?? new Set();
    listeners.set(name, heard.add(listener));
    const timer = setInterval(() => {
      if (name === 'call/levels' && order.levels !== null) listener(order.levels);
      for (const signal of order.signals) if (signal.name === name) listener(signal.value);
    }, 100);
    return () => {
      heard.delete(listener);
      clearInterval(timer);
    };
  };
  Object.assign(window, {
    softphone: { invoke, listen },
    __raised: raised,
    __publish: (part: Partial<AppState>) => {
      state = { ...state, ...part, revision: state.revision + 1 };
      tell('state/changed', state);
    },
    __order: (next: FakeSoftphoneOrder) => {
      order = next;
      raised.length = 0;
      state = { ...next.state, revision: state.revision + 1 };
      tell('state/changed', state);
    },
    __break: () => {
      isBroken = true;
    },
  });
}
