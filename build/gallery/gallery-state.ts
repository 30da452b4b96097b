import type { AppState } from '#contract/app-state.ts';
import type { CommandName, CommandOutput } from '#contract/bridge.ts';
import type { AppError } from '#contract/errors.ts';
import type { CallQuality } from '#contract/quality.ts';
import type { SoundCheckState } from '#contract/sound-check.ts';

/** One picture: a window in a state, and what is pressed before it is taken. */
export interface GalleryState {
  readonly name: string;
  readonly window: 'main' | 'incoming' | 'mini';
  readonly state: AppState;
  /** Commands that fail in this picture; all others succeed. */
  readonly failing?: Partial<Record<CommandName, AppError>>;
  /** What commands answer where that is shown; null is the answer of all others. */
  readonly replies?: { readonly [Name in CommandName]?: CommandOutput<Name> };
  /** Microphone and far level in dBFS, for calls that have them. */
  readonly levels?: readonly [number, number];
  /** What main signals once and again while the picture is taken, in this order. */
  readonly signals?: readonly GallerySignal[];
  readonly steps?: readonly Step[];
}

export type GallerySignal =
  | { readonly name: 'call/quality'; readonly value: CallQuality }
  | { readonly name: 'sound-check/state'; readonly value: SoundCheckState }
  | { readonly name: 'microphone/level'; readonly value: number };

/** What a person does: presses a control by its name in Portuguese, or types. */
export type Step =
  | { readonly press: string; readonly role?: 'button' | 'tab' | 'radio' | 'option' | 'menuitem' }
  | { readonly type: string; readonly into: string }
  | { readonly open: string }
  /** Waits until these words stand somewhere: a reply has come. */
  | { readonly see: string }
  /** Scrolls the list of that name to its end. */
  | { readonly end: string };
