import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../../state/use-words.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import './full-page.css';

export interface FullPageProps {
  readonly title: string;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** A page that takes the whole window below the status bar. The focus comes along, and goes back. Escape leads back, where nothing inside wants it. */
export function FullPage({ title, onBack, children }: FullPageProps): ReactElement {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
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
        <h2 ref={heading} className="full-page-title" tabIndex={-1}>
          {title}
        </h2>
      </header>
      <div className="full-page-body">{children}</div>
    </section>
  );
}
