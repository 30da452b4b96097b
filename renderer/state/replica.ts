import type { AppState } from '#contract/app-state.ts';
import type { SoftphoneBridge } from '#contract/bridge.ts';
import { appError } from '#contract/errors.ts';
import type { AppError } from '#contract/errors.ts';
import { anchorClock } from './clock-anchor.ts';
import type { ClockAnchor } from './clock-anchor.ts';

/** What a window knows of AppState: nothing yet, why it cannot know, or the newest it has seen. */
export type ReplicaView =
  | { readonly status: 'opening' }
  | { readonly status: 'lost'; readonly error: AppError }
  | { readonly status: 'live'; readonly state: AppState; readonly clock: ClockAnchor };

export interface Replica {
  readonly read: () => ReplicaView;
  /** Returns the function that stops telling. */
  readonly subscribe: (tell: () => void) => () => void;
  readonly close: () => void;
}

/**
 * A copy of main's AppState. It listens before it asks, so no change falls between; a state older than the one
 * at hand is dropped. `now` is a steady clock in milliseconds (performance.now in a window).
 */
export function openReplica(bridge: SoftphoneBridge, now: () => number): Replica {
  let view: ReplicaView = { status: 'opening' };
  const listeners = new Set<() => void>();

  const show = (next: ReplicaView): void => {
    view = next;
    for (const tell of listeners) tell();
  };
  const take = (state: AppState): void => {
    const known = view.status === 'live' ? view : null;
    if (known !== null && state.revision <= known.state.revision) return;
    show({ status: 'live', state, clock: anchorClock(known?.clock ?? null, { publishedAt: state.publishedAt, receivedAt: now() }) });
  };
  const failToRead = (error: AppError): void => {
    if (view.status === 'opening') show({ status: 'lost', error });
  };

  const stopListening = bridge.listen('state/changed', take);
  bridge.invoke('state/read', null).then(
    (reply) => {
      if (reply.ok) take(reply.value);
      else failToRead(reply.error);
    },
    (cause: unknown) => {
      failToRead(appError('internal', String(cause)));
    },
  );

  return {
    read: () => view,
    subscribe: (tell) => {
      listeners.add(tell);
      return () => {
        listeners.delete(tell);
      };
    },
    close: stopListening,
  };
}
