import type { ReactElement } from 'react';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { classNames } from '../../ui/class-names.ts';
import { lockView } from './lock-view.ts';
import { LockWords } from './lock-words.tsx';
import { Locked } from './locked.tsx';
import type { SettingsEntry } from './settings-section.ts';

export interface SettingsRowProps {
  readonly entry: SettingsEntry;
  /** The agent was taken to it from elsewhere. */
  readonly isAimed: boolean;
}

/** One entry of the page. What is locked whole stands still; what it is, and by whose word, is said beside it. */
export function SettingsRow({ entry, isAimed }: SettingsRowProps): ReactElement {
  const t = useWords();
  const { policy } = useAppState();
  const lock = lockView(policy, entry.paths, t);
  const { Control } = entry;
  return (
    <div className={classNames('settings-row focus-ring', isAimed && 'settings-aimed')} data-entry={entry.id} tabIndex={-1}>
      <Locked isLocked={lock?.isWhole === true}>
        <Control />
      </Locked>
      {lock === null ? null : <LockWords lock={lock} about={t(entry.label)} />}
    </div>
  );
}
