import type { AppError } from '#contract/errors.ts';
import type { Result } from '#contract/result.ts';

/** Asks the agent where a file is to lie. Null where they call it off. `name` without its ending. */
export type AskWhereToSave = (file: { readonly name: string; readonly extension: string }) => Promise<string | null>;

/** Text as UTF-8, or bytes, in the order in which they stand in the file. */
export type FileParts = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * Writes the parts as one file that its owner alone reads, over what is there. Fails with `export-refused`, and then what was there is as
 * it was, and no half of a file beside it.
 */
export type WriteWhole = (path: string, parts: FileParts) => Promise<Result<null, AppError>>;

/** Asks where, then writes it whole. The path; null where the agent calls it off. Fails with `export-refused`. */
export type SaveText = (file: {
  readonly name: string;
  readonly extension: string;
  readonly text: string;
}) => Promise<Result<string | null, AppError>>;
