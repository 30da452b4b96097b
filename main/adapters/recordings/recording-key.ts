import { randomBytes } from 'node:crypto';
import { type AppError, appError } from '#contract/errors.ts';
import { fail, ok, type Result } from '#contract/result.ts';
import type { SecretStore } from '../../core/ports.ts';
import { KEY_BYTES } from './sealed-records.ts';

export interface RecordingKey {
  /** The key there is. Fails with `recording-locked` where the vault does not give it, `recording-gone` where there was never one. */
  known(): Result<Buffer, AppError>;
  /** The same, made now where there was never one. Fails with `recording-unsafe` where it could not be kept. */
  forWriting(): Result<Buffer, AppError>;
  /** What `forWriting` is bound to fail with on this machine, known without making a key; null where nothing stands against it. */
  refusal(): AppError | null;
}

/** One key seals every recording of this machine. It is never made anew while an older one may open again. */
export function recordingKey(secrets: SecretStore): RecordingKey {
  const known = (): Result<Buffer, AppError> => {
    const text = secrets.read('recording-key');
    const key = text === null ? null : Buffer.from(text, 'base64');
    if (key?.length === KEY_BYTES) return ok(key);
    return fail(appError(text !== null || secrets.isLocked('recording-key') ? 'recording-locked' : 'recording-gone'));
  };
  return {
    known,
    forWriting() {
      const key = known();
      if (key.ok || key.error.code !== 'recording-gone') return key;
      const made = randomBytes(KEY_BYTES);
      const problem = secrets.write('recording-key', made.toString('base64'));
      if (problem === null) return ok(made);
      // It would last until quit, and what it sealed would never open again.
      secrets.write('recording-key', null);
      return fail(appError('recording-unsafe', problem.code));
    },
    refusal() {
      const key = known();
      if (key.ok) return null;
      if (key.error.code !== 'recording-gone') return key.error;
      return secrets.canKeep() ? null : appError('recording-unsafe', 'keys-not-kept');
    },
  };
}
