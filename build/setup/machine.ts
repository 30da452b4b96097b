import type { Family, NeedName } from './needs.ts';

/** Everything the plan depends on. A test writes one down; `observeMachine` looks. */
export type Machine = {
  readonly platform: NodeJS.Platform;
  /** Null for a Linux this project does not know by name. */
  readonly family: Family | null;
  readonly has: ReadonlySet<NeedName>;
  /** Root, or passwordless sudo; false when PILOT_NO_INSTALL is set. */
  readonly mayInstall: boolean;
  readonly display: 'real' | 'none';
  readonly sound: 'server' | 'alsa' | 'none';
  readonly electronBinary: boolean;
  readonly portAudioLoads: boolean;
  /** Building naudiodon has failed before, with the same compilers and headers. */
  readonly portAudioFailed: boolean;
};

/** What the set-up is for: tests bring their own screen and headset and therefore want more. */
export type Purpose = 'start' | 'tests';
