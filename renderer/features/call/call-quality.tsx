import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import type { CallQuality as Quality } from '#contract/quality.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { SignalBars } from '../../ui/signal-bars.tsx';
import { qualityView } from './quality-view.ts';
import type { QualityView } from './quality-view.ts';
import './call-quality.css';

/**
 * How the call sounds, in a word; what to do where it sounds badly; the figures for whoever asks. They open within the
 * screen, in the room that the picture gives up, and not over it: who is on the phone and what ends the call stay in sight.
 */
export function CallQuality({ quality }: { readonly quality: Quality }): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const details = useId();
  const [isOpen, setOpen] = useState(false);
  const view = qualityView(quality, { t, language: settings.language });
  return (
    <div className={`call-quality quality-${view.grade}`}>
      <button
        type="button"
        className="quality-button focus-ring"
        aria-expanded={isOpen}
        aria-controls={isOpen ? details : undefined}
        aria-label={t('quality.showDetails', { grade: view.word })}
        onClick={() => {
          setOpen((wasOpen) => !wasOpen);
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setOpen(false);
        }}
      >
        <SignalBars filled={view.bars} />
        <span className="quality-word">{view.word}</span>
        <ChevronDown size={16} aria-hidden className="quality-arrow" />
      </button>
      <p className="quality-advice">{view.advice}</p>
      {isOpen ? (
        <div
          ref={bringIntoSight}
          id={details}
          role="group"
          aria-label={t('quality.details')}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing that could take the focus for it
          tabIndex={0}
          className="quality-details focus-ring"
        >
          <QualityDetails view={view} />
        </div>
      ) : null}
    </div>
  );
}

/** In a low window the figures open below what shows. A function of its own, so that it runs once for each opening. */
function bringIntoSight(figures: HTMLElement | null): void {
  figures?.scrollIntoView({ block: 'nearest' });
}

function QualityDetails({ view }: { readonly view: QualityView }): ReactElement {
  const t = useWords();
  return (
    <>
      <table className="quality-figures selectable">
        <thead>
          <tr>
            <th scope="col">
              <span className="quality-title">{t('quality.details')}</span>
            </th>
            <th scope="col">{t('quality.now')}</th>
            <th scope="col">{t('quality.wholeCall')}</th>
          </tr>
        </thead>
        <tbody>
          {view.figures.map(({ label, now, whole }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{now}</td>
              <td>{whole}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quality-about">{t('quality.about')}</p>
    </>
  );
}
