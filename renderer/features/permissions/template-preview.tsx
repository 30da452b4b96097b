import { FileText, Image, Video } from 'lucide-react';
import type { ReactElement } from 'react';
import type { MessageTemplate } from '#contract/message-template.ts';
import { textPieces } from '#contract/message-template.ts';
import { useWords } from '../../state/use-words.ts';
import { fieldName } from './template-fill.ts';

const MEDIA_ICON = { image: Image, video: Video, document: FileText } as const;

export interface TemplatePreviewProps {
  readonly template: MessageTemplate;
  readonly values: Readonly<Record<string, string>>;
}

/** A template as the customer will read it; what is not filled in yet is marked. */
export function TemplatePreview({ template, values }: TemplatePreviewProps): ReactElement {
  const t = useWords();
  const { media, header, body, footer, buttons } = template;
  const Icon = media === null ? null : MEDIA_ICON[media];
  return (
    <figure className="template-preview">
      <figcaption className="field-label">{t('templates.preview')}</figcaption>
      <div className="template-bubble">
        {media === null || Icon === null ? null : (
          <p className="template-media">
            <Icon size={18} aria-hidden />
            {t(`templates.media.${media}`)}
          </p>
        )}
        {header === null ? null : (
          <p className="template-header">
            <Filled text={header} values={values} />
          </p>
        )}
        <p className="template-body">
          <Filled text={body} values={values} />
        </p>
        {footer === null ? null : (
          <p className="template-footer">
            <Filled text={footer} values={values} />
          </p>
        )}
        {buttons.length === 0 ? null : (
          <ul className="template-buttons">
            {buttons.map((button) => (
              <li key={button}>
                <Filled text={button} values={values} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </figure>
  );
}

function Filled({ text, values }: { readonly text: string } & Pick<TemplatePreviewProps, 'values'>): ReactElement {
  return (
    <>
      {textPieces(text).map((piece, at) => {
        const value = piece.kind === 'text' ? piece.text : (values[piece.variable] ?? '');
        if (piece.kind === 'text' || value.trim() !== '') return value;
        return (
          // The pieces of one text never change places.
          <span key={at} className="template-missing">
            {fieldName(piece.variable)}
          </span>
        );
      })}
    </>
  );
}
