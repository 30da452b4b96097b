import { useId, useState } from 'react';
import type { CSSProperties, ReactElement } from 'react';
import { Label } from 'react-aria-components/Label';
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import './slider.css';
import './text-field.css';

export interface SliderProps {
  readonly label: string;
  /** A word below it. */
  readonly about?: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly format: Intl.NumberFormatOptions;
  /** Once it is let go: what is on its way is shown by the slider alone. */
  readonly onChange: (value: number) => void;
}

/** An amount that is found by moving it. */
export function Slider({ label, about, value, least, most, step, format, onChange }: SliderProps): ReactElement {
  const aboutId = useId();
  const [moved, setMoved] = useState<number | null>(null);
  // What main says counts, but not while the hand says otherwise.
  const [told, setTold] = useState(value);
  if (told !== value) {
    setTold(value);
    setMoved(null);
  }
  return (
    <AriaSlider
      className="field slider"
      value={moved ?? value}
      minValue={least}
      maxValue={most}
      step={step}
      formatOptions={format}
      onChange={setMoved}
      onChangeEnd={onChange}
    >
      <div className="slider-words">
        <Label className="field-label">{label}</Label>
        <SliderOutput className="slider-output" />
      </div>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <div className="slider-fill" style={fillBetween(state.getValuePercent(Math.max(0, least)), state.getThumbPercent(0))} />
            <SliderThumb className="slider-thumb focus-ring" {...(about === undefined ? {} : { 'aria-describedby': aboutId })} />
          </>
        )}
      </SliderTrack>
      {about === undefined ? null : (
        <p id={aboutId} className="field-about">
          {about}
        </p>
      )}
    </AriaSlider>
  );
}

/** From nothing to where the thumb is: what may be less than nothing begins in the middle. Both are shares of the track. */
function fillBetween(zero: number, thumb: number): CSSProperties {
  return { insetInlineStart: `${String(Math.min(zero, thumb) * 100)}%`, inlineSize: `${String(Math.abs(thumb - zero) * 100)}%` };
}
