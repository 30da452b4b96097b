import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { LONGEST_VARIABLE } from '#contract/message-template.ts';
import type { MessageTemplate, TemplateReply } from '#contract/message-template.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { completeValues, fieldName, guessedValues } from './template-fill.ts';
import { TemplatePreview } from './template-preview.tsx';
import { useCustomerName } from './use-customer-name.ts';
import type { TemplateDraft } from './use-template-draft.ts';
import './templates.css';

export interface TemplateFormProps {
  /** Of the form, for the button that sends it. */
  readonly id: string;
  readonly peer: PhoneNumber;
  readonly templates: readonly MessageTemplate[];
  readonly draft: TemplateDraft;
  readonly onSend: (message: TemplateReply) => void;
}

/** A template to choose, what it wants filled in, and how the customer will read it. Those that cannot be sent from here say why. */
export function TemplateForm({ id, peer, templates, draft, onSend }: TemplateFormProps): ReactElement {
  const t = useWords();
  const name = useCustomerName(peer);
  const [hasTried, setTried] = useState(false);
  const sendable = templates.filter(({ obstacle }) => obstacle === null);
  const chosen = sendable.find((template) => template.id === draft.templateId) ?? sendable[0] ?? null;
  const values = chosen === null ? {} : { ...guessedValues(chosen.variables, name), ...draft.typedFor(chosen.id) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const variables = chosen === null ? null : completeValues(chosen.variables, values);
    if (chosen !== null && variables !== null) onSend({ kind: 'template', templateId: chosen.id, variables });
  };
  return (
    <form id={id} className="dialog-form" onSubmit={submit} noValidate>
      {chosen === null ? null : (
        <>
          <Select
            label={t('templates.choose')}
            value={chosen.id}
            options={sendable.map((template) => ({ value: template.id, label: template.name, about: template.body }))}
            onChange={(next) => {
              draft.choose(next);
              setTried(false);
            }}
          />
          <TemplatePreview template={chosen} values={values} />
          {chosen.variables.map((variable) => {
            const value = values[variable] ?? '';
            return (
              <TextField
                key={`${chosen.id} ${variable}`}
                label={/^\d+$/.test(variable) ? t('templates.field', { name: variable }) : fieldName(variable)}
                maxLength={LONGEST_VARIABLE}
                value={value}
                error={hasTried && value.trim() === '' ? t('templates.fieldEmpty') : null}
                onChange={(text) => {
                  draft.fill(chosen.id, { [variable]: text });
                }}
              />
            );
          })}
        </>
      )}
      <Unsendable templates={templates.filter(({ obstacle }) => obstacle !== null)} isOpen={chosen === null} />
    </form>
  );
}

function Unsendable({
  templates,
  isOpen,
}: {
  readonly templates: readonly MessageTemplate[];
  readonly isOpen: boolean;
}): ReactElement | null {
  const t = useWords();
  if (templates.length === 0) return null;
  return (
    <details className="template-others" open={isOpen}>
      <summary className="focus-ring">{t('templates.others', { count: templates.length })}</summary>
      <ul>
        {templates.map(({ id, name, obstacle }) => (
          <li key={id}>
            <strong>{name}</strong> {obstacle === null ? null : t(`templates.obstacle.${obstacle}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
