import { ArrowDown, ArrowUp, Plus, RotateCcw, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { Form } from 'react-aria-components/Form';
import { DEFAULT_WRAP_UP, LONGEST_CODE_LABEL, MOST_WRAP_UP_CODES, type WrapUpCode } from '#contract/note.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { keptDrafts } from '../../state/use-kept-draft.ts';
import { useLeaving } from '../../state/use-leaving.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { movedCode, newCodeId, renamedCode } from './code-changes.ts';
import { codeLabel } from './code-label.ts';
import './notes.css';

const useNameDraft = keptDrafts<string>();

/** The codes that calls are filed under: added, renamed, put in order, taken away. Calls keep the word they were filed with. */
export function CodeEditor(): ReactElement {
  const t = useWords();
  const heading = useId();
  const change = useSettingsChange();
  const { codes } = useAppState().settings.wrapUp;
  const use = (next: readonly WrapUpCode[]): void => {
    change({ wrapUp: { codes: next } });
  };
  return (
    <div className="code-editor" role="group" aria-labelledby={heading}>
      <div>
        <p id={heading} className="field-label">
          {t('wrapUpSettings.codes')}
        </p>
        <p className="field-about">{t(codes.length === 0 ? 'wrapUpSettings.noCodes' : 'wrapUpSettings.codesAbout')}</p>
      </div>
      <ul className="code-rows">
        {codes.map((code, index) => (
          <CodeRow key={code.id} code={code} index={index} codes={codes} onUse={use} />
        ))}
      </ul>
      {codes.length < MOST_WRAP_UP_CODES ? <NewCode codes={codes} onUse={use} /> : null}
      <Button
        kind="quiet"
        icon={<RotateCcw size={16} aria-hidden />}
        onPress={() => {
          use(DEFAULT_WRAP_UP.codes);
        }}
      >
        {t('wrapUpSettings.restore')}
      </Button>
    </div>
  );
}

interface CodesProps {
  readonly codes: readonly WrapUpCode[];
  readonly onUse: (codes: readonly WrapUpCode[]) => void;
}

function CodeRow({ code, index, codes, onUse }: CodesProps & { readonly code: WrapUpCode; readonly index: number }): ReactElement {
  const t = useWords();
  const label = codeLabel(code, t);
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft !== null) onUse(renamedCode(codes, code.id, { label: draft, before: label }));
    setDraft(null);
  };
  const { typed, leave } = useLeaving(keep);
  return (
    <li className="code-row">
      <TextField
        label={t('wrapUpSettings.rename', { label })}
        labelHidden
        value={draft ?? label}
        maxLength={LONGEST_CODE_LABEL}
        onChange={(text) => {
          typed();
          setDraft(text);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          else event.continuePropagation();
        }}
      />
      <IconButton
        label={t('wrapUpSettings.up', { label })}
        isDisabled={index === 0}
        onPress={() => {
          onUse(movedCode(codes, index, index - 1));
        }}
      >
        <ArrowUp size={18} aria-hidden />
      </IconButton>
      <IconButton
        label={t('wrapUpSettings.down', { label })}
        isDisabled={index === codes.length - 1}
        onPress={() => {
          onUse(movedCode(codes, index, index + 1));
        }}
      >
        <ArrowDown size={18} aria-hidden />
      </IconButton>
      <IconButton
        label={t('wrapUpSettings.remove', { label })}
        onPress={() => {
          onUse(codes.filter(({ id }) => id !== code.id));
        }}
      >
        <Trash2 size={18} aria-hidden />
      </IconButton>
    </li>
  );
}

function NewCode({ codes, onUse }: CodesProps): ReactElement {
  const t = useWords();
  const { draft: name, write } = useNameDraft('new', () => '');
  return (
    <Form
      className="code-new"
      onSubmit={(event) => {
        event.preventDefault();
        const label = name.trim();
        if (label === '') return;
        onUse([...codes, { id: newCodeId(codes, label), label }]);
        write('');
      }}
    >
      <TextField label={t('wrapUpSettings.newCode')} value={name} maxLength={LONGEST_CODE_LABEL} onChange={write} />
      <Button type="submit" icon={<Plus size={18} aria-hidden />}>
        {t('wrapUpSettings.add')}
      </Button>
    </Form>
  );
}
