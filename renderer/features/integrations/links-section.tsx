import { Link2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { LINK_SCHEMES } from '#contract/desk-fit.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Switch } from '../../ui/switch.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { BareCommandPlace } from './bare-command-place.tsx';
import { CommandLines } from './command-lines.tsx';

export const LINKS_SECTION: SettingsSection = {
  id: 'links',
  title: 'links.section',
  icon: Link2,
  entries: [
    { id: 'links', label: 'links.title', words: 'links.words', paths: [], Control: Links },
    { id: 'command', label: 'command.title', words: 'command.words', paths: [], Control: CommandLine },
  ],
};

/** Which links the system opens with this phone. */
function Links(): ReactElement {
  const t = useWords();
  const { fit } = useAppState();
  const take = useCommand('links/take');
  return (
    <div className="settings-section">
      <p className="field-about">{t('links.about')}</p>
      {take.error === null ? null : <ErrorNote error={take.error} kind="attention" onDismiss={take.clear} />}
      {LINK_SCHEMES.map((scheme) => (
        <Switch
          key={scheme}
          label={t('links.take', { scheme: `${scheme}:` })}
          isOn={fit.links.includes(scheme)}
          onChange={(isOurs) => {
            take.raise({ scheme, isOurs });
          }}
        />
      ))}
    </div>
  );
}

/** The same phone for scripts and the system's own shortcuts. */
function CommandLine(): ReactElement {
  const t = useWords();
  return (
    <div className="settings-section">
      <div className="integration-head">
        <h4 className="field-label">{t('command.title')}</h4>
        <p className="field-about">{t('command.about')}</p>
      </div>
      <BareCommandPlace />
      <CommandLines
        title={t('command.example')}
        verbs={['call +5511999999999', 'answer', 'reject', 'silence', 'hang-up', 'mute', 'status --json']}
      />
    </div>
  );
}
