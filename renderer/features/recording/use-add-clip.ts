import { useCallback, useState } from 'react';
import type { AppError } from '#contract/errors.ts';
import { appError } from '#contract/errors.ts';
import { pcmText } from '#contract/pcm-text.ts';
import { CLIP_PART_SAMPLES, LONGEST_CLIP_NAME } from '#contract/recording.ts';
import { useSoftphone } from '../../state/softphone-context.tsx';
import { readClip } from './read-clip.ts';

export interface AddingClip {
  /** Decodes the file here and sends its sound to main. */
  readonly start: (file: File) => void;
  readonly isPending: boolean;
  readonly error: AppError | null;
  readonly clear: () => void;
}

export function useAddClip(): AddingClip {
  const { bridge } = useSoftphone();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const start = useCallback(
    (file: File): void => {
      const add = async (): Promise<AppError | null> => {
        const pcm = await readClip(file);
        if (pcm === null) return appError('clip-unusable', file.name);
        const uploadId = crypto.randomUUID();
        for (let from = 0; from < pcm.length; from += CLIP_PART_SAMPLES) {
          const sent = await bridge.invoke('clip/part', { uploadId, pcm: pcmText(pcm.subarray(from, from + CLIP_PART_SAMPLES)) });
          if (!sent.ok) return sent.error;
        }
        const added = await bridge.invoke('clip/add', { uploadId, name: nameOf(file) });
        return added.ok ? null : added.error;
      };
      setPending(true);
      setError(null);
      add()
        .catch((cause: unknown) => appError('internal', String(cause)))
        .then((failed) => {
          setPending(false);
          setError(failed);
        }, setPending);
    },
    [bridge],
  );
  const clear = useCallback(() => {
    setError(null);
  }, []);
  return { start, isPending, error, clear };
}

/** `Bom dia.wav` is called `Bom dia`. */
function nameOf({ name }: File): string {
  const stem = name.replace(/\.[^.]+$/, '').trim();
  return (stem === '' ? name : stem).slice(0, LONGEST_CLIP_NAME);
}
