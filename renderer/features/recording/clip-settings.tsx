import { Plus, X } from 'lucide-react';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { formatDuration } from '#contract/format-time.ts';
import type { Clip } from '#contract/recording.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useAddClip } from './use-add-clip.ts';
import './capture.css';

/** The approved clips: added from files, removed one by one. */
export function ClipSettings({ clips }: { readonly clips: readonly Clip[] }): ReactElement {
  const t = useWords();
  const heading = useId();
  const add = useAddClip();
  const remove = useCommand('clip/remove');
  const failed = add.error === null ? remove : add;
  return (
    <div role="group" aria-labelledby={heading} className="consent-clip">
      <h4 id={heading} className="field-label">
        {t('clips.title')}
      </h4>
      <p className="field-about">{t('clips.about')}</p>
      {failed.error === null ? null : <ErrorNote error={failed.error} onDismiss={failed.clear} />}
      {clips.length === 0 ? null : (
        <ul className="clip-list">
          {clips.map(({ id, name, durationMs }) => (
            <li key={id} className="clip-item">
              <span className="clip-name">{name}</span>
              <span className="clip-length">{formatDuration(durationMs)}</span>
              <IconButton
                label={t('clips.remove', { name })}
                onPress={() => {
                  remove.raise({ clipId: id });
                }}
              >
                <X size={18} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <FileTrigger
        acceptedFileTypes={['audio/wav', 'audio/x-wav', 'audio/ogg', 'audio/opus', 'audio/webm', '.wav', '.opus', '.ogg', '.webm']}
        onSelect={(files) => {
          const file = files?.item(0) ?? null;
          if (file !== null) add.start(file);
        }}
      >
        <Button icon={<Plus size={18} aria-hidden />} isPending={add.isPending}>
          {t(add.isPending ? 'clips.adding' : 'clips.add')}
        </Button>
      </FileTrigger>
    </div>
  );
}
