import { appError, type AppError } from '#contract/errors.ts';
import { ok, type Result } from '#contract/result.ts';

/** A kept file without a disk, which holds what JSON can hold. */
export interface MemoryFile {
  read(): { readonly state: 'none' } | { readonly state: 'document'; readonly document: unknown } | { readonly state: 'damaged' };
  write(document: Readonly<Record<string, unknown>>): void;
  setAside(): AppError;
  copyAside(): Result<AppError, AppError>;
  /** What is "on disk". */
  text(): string;
}

export function memoryFile(text = ''): MemoryFile {
  let kept = text;
  return {
    read() {
      if (kept === '') return { state: 'none' };
      try {
        return { state: 'document', document: JSON.parse(kept) };
      } catch {
        return { state: 'damaged' };
      }
    },
    write(document) {
      kept = JSON.stringify(document);
    },
    setAside() {
      kept = '';
      return appError('storage-damaged', 'set aside');
    },
    copyAside: () => ok(appError('storage-damaged', 'copied')),
    text: () => kept,
  };
}
