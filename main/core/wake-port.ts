/** What the operating system tells about power and network. */
export interface WakeSignals {
  listen(listener: (signal: WakeSignal) => void): () => void;
}

export type WakeSignal =
  /** The machine is about to sleep: what rings or is proven now is stale when it wakes. */
  | { readonly type: 'suspend' }
  | { readonly type: 'wake'; readonly why: 'resume' | 'unlock' | 'online' | 'late-timer' }
  | { readonly type: 'offline' };
