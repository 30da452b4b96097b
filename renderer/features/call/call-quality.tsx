import { useId } from 'react';
import type { ReactElement } from 'react';
import type { CallQuality as Quality } from '#contract/quality.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { SignalBars } from '../../ui/signal-bars.tsx';
import { qualityView } from './quality-view.ts';
import type { QualityView } from './quality-view.ts';
import '../../ui/popover.css';
import './call-quality.css';

/**
 * How the call sounds, in a word; what to do where it sounds badly; the figures for whoever asks. They open upwards, so that
 * what ends the call stays in sight. The browser's own popover: react-aria's would stand outside every landmark.
 */
export function CallQuality({ quality }: { readonly quality: Quality }): ReactElement {
  const t = useWords();
  const { settings } = useAppState();
  const details = useId();
  const view = qualityView(quality, { t, language: settings.language });
  return (
    <div className={`call-quality quality-${view.grade}`}>
      <button
        type="button"
        className="quality-button focus-ring"
        popoverTarget={details}
        aria-label={t('quality.showDetails', { grade: view.word })}
      >
        <SignalBars filled={view.bars} />
        <span className="quality-word">{view.word}</span>
      </button>
      <div id={details} popover="auto" role="group" aria-label={t('quality.details')} className="popover quality-details">
        <QualityDetails view={view} />
      </div>
      <p className="quality-advice" role="status">
        {view.advice}
      </p>
    </div>
  );
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
