import type { ReactElement } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components/Switch';
import './switch.css';

export interface SwitchProps {
  readonly label: string;
  readonly about?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, about, isOn, onChange }: SwitchProps): ReactElement {
  return (
    <AriaSwitch className="switch" isSelected={isOn} onChange={onChange}>
      <span className="switch-words">
        <span className="switch-label">{label}</span>
        {about === undefined ? null : <span className="switch-about">{about}</span>}
      </span>
      <span className="switch-track" aria-hidden>
        <span className="switch-knob" />
      </span>
    </AriaSwitch>
  );
}
