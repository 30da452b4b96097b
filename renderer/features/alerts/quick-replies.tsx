import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { LONGEST_QUICK_REPLY, MOST_QUICK_REPLIES } from '#contract/alerts.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useLeaving } from '../../state/use-leaving.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { withoutReply, withReply } from './reply-changes.ts';
import './quick-replies.css';

/** The texts that can be sent instead of answering. A field is kept when it is left; one that is emptied goes. */
export function QuickReplies(): ReactElement {
  const t = useWords();
  const heading = useId();
  const change = useSettingsChange();
  const { quickReplies } = useAppState().settings.alerts;
  const [isAdding, setAdding] = useState(false);
  const use = (next: readonly string[]): void => {
    change({ alerts: { quickReplies: next } });
  };
  return (
    <div className="quick-replies" role="group" aria-labelledby={heading}>
      <p id={heading} className="field-label">
        {t('alerts.settings.quickReplies')}
      </p>
      <p className="field-about">{t('alerts.settings.quickRepliesMeaning')}</p>
      {quickReplies.map((text, index) => (
        <ReplyRow
          key={`${String(index)} ${text}`}
          text={text}
          place={index + 1}
          onKeep={(next) => {
            use(withReply(quickReplies, index, next));
          }}
          onRemove={() => {
            use(withoutReply(quickReplies, index));
          }}
        />
      ))}
      {isAdding ? (
        <ReplyRow
          key="new"
          text=""
          place={quickReplies.length + 1}
          isNew
          onKeep={(next) => {
            setAdding(false);
            use(withReply(quickReplies, quickReplies.length, next));
          }}
          onRemove={() => {
            setAdding(false);
          }}
        />
      ) : null}
      {!isAdding && quickReplies.length < MOST_QUICK_REPLIES ? (
        <Button
          kind="quiet"
          icon={<Plus size={16} aria-hidden />}
          onPress={() => {
            setAdding(true);
          }}
        >
          {t('alerts.settings.addReply')}
        </Button>
      ) : null}
    </div>
  );
}

interface ReplyRowProps {
  readonly text: string;
  /** 1 for the first. */
  readonly place: number;
  readonly isNew?: boolean;
  readonly onKeep: (text: string) => void;
  readonly onRemove: () => void;
}

function ReplyRow({ text, place, isNew = false, onKeep, onRemove }: ReplyRowProps): ReactElement {
  const t = useWords();
  const [draft, setDraft] = useState(text);
  const keep = (): void => {
    if (isNew || draft.trim() !== text) onKeep(draft);
  };
  const { typed, leave } = useLeaving(keep);
  return (
    <div className="quick-reply">
      <TextField
        label={t('alerts.settings.quickReply', { count: place })}
        labelHidden
        value={draft}
        maxLength={LONGEST_QUICK_REPLY}
        // The agent has pressed *Adicionar*: the field it made is where they go on.
        autoFocus={isNew}
        onChange={(next) => {
          typed();
          setDraft(next);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          else event.continuePropagation();
        }}
      />
      <IconButton label={t('alerts.settings.removeReply', { count: place })} onPress={onRemove}>
        <Trash2 size={18} aria-hidden />
      </IconButton>
    </div>
  );
}
