import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';

/** A small JSON document on disk, replaced whole and atomically, readable by its owner alone. */
export interface KeptFile {
  /** `none`: nothing is kept yet. `damaged`: what the file holds is no document. `unavailable`: nobody can tell, it does not open. */
  read(): KeptDocument;
  /** Throws where the disk refuses; the old document is then still there. */
  write(document: Readonly<Record<string, unknown>>): void;
  /** Renames the file to `<name>.bad-<time>.json`, so that nothing is lost, and returns what to tell the agent. */
  setAside(): AppError;
  /**
   * Copies the file to `<name>.bad-<time>.json`, once, where only a part of it could not be read. Ok with what to tell the agent; fails with
   * `storage-unavailable` where there is no copy, and then nothing may be written over it.
   */
  copyAside(): Result<AppError, AppError>;
}
export type KeptDocument =
  | { readonly state: 'none' }
  | { readonly state: 'document'; readonly document: unknown }
  | { readonly state: 'damaged' }
  | { readonly state: 'unavailable'; readonly error: AppError };
