import { ArrowLeft } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import './full-page.css';

export interface FullPageProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A page that takes the whole window below the status bar. Escape leads back, where nothing inside wants it. */
export function FullPage({ title, onBack, children }: FullPageProps): ReactElement {
  const t = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key that leaves the page is heard from all controls in it
    <section
      className="full-page"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack();
      }}
    >
      <header className="full-page-head">
        <IconButton label={t('shell.back')} onPress={onBack}>
          <ArrowLeft size={20} aria-hidden />
        </IconButton>
        <h2 className="full-page-title">{title}</h2>
      </header>
      <div className="full-page-body">{children}</div>
    </section>
  );
}
