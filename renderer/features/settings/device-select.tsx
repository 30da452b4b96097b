import type { ReactElement } from 'react';
import type { AgentDevice } from '#contract/audio.ts';
import { useWords } from '../../state/use-words.ts';
import { Select } from '../../ui/select.tsx';
import { FOLLOW_SYSTEM, deviceOptions } from './device-options.ts';

export interface DeviceSelectProps {
  readonly label: string;
  readonly devices: readonly AgentDevice[];
  readonly value: string | null;
  readonly onChange: (device: string | null) => void;
}

export function DeviceSelect({ label, devices, value, onChange }: DeviceSelectProps): ReactElement {
  const t = useWords();
  return (
    <Select
      label={label}
      value={value ?? FOLLOW_SYSTEM}
      options={deviceOptions(devices, value, t)}
      onChange={(device) => {
        onChange(device === FOLLOW_SYSTEM ? null : device);
      }}
    />
  );
}
