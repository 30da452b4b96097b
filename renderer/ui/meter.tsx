import type { ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Meter as AriaMeter } from 'react-aria-components/Meter';
import { classNames } from './class-names.ts';
import './meter.css';

export interface MeterProps {
  readonly label: string;
  /** 0 is silence, 1 is as loud as it goes. */
  readonly level: number;
  /** What the level means, for whoever does not see the bar: a share of it says nothing. */
  readonly words: string;
  readonly isDimmed?: boolean;
}

/** A sound level. The bar is a transform, so ten changes a second lay nothing out again. */
export function Meter({ label, level, words, isDimmed = false }: MeterProps): ReactElement {
  return (
    <AriaMeter className={classNames('meter', isDimmed && 'meter-dimmed')} value={Math.round(level * 100)} valueLabel={words}>
      {({ percentage }) => (
        <>
          <Label className="meter-label">{label}</Label>
          <span className="meter-track">
            <span className="meter-fill" style={{ transform: `scaleX(${percentage / 100})` }} />
          </span>
        </>
      )}
    </AriaMeter>
  );
}
