import { Check, CircleHelp, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { SystemPermission } from '#contract/setup.ts';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import type { SettingsSection } from './settings-section.ts';

export const SYSTEM_SECTION: SettingsSection = {
  id: 'system',
  title: 'settingsPage.sections.system',
  icon: ShieldCheck,
  entries: [
    {
      id: 'permissions',
      label: 'settingsPage.sections.system',
      words: 'settingsPage.words.system',
      paths: [],
      Control: SystemPermissions,
    },
  ],
};

const ICONS = { granted: Check, denied: TriangleAlert, unasked: CircleHelp, unknown: CircleHelp } as const;

/** What the system withholds, and the button that leads to where it is given. Asked anew whenever the window comes to the front. */
export function SystemPermissions(): ReactElement {
  const t = useWords();
  const { raise, error, clear } = useCommand('setup/permissions');
  const fix = useCommand('setup/fix-permission');
  const [permissions, setPermissions] = useState<readonly SystemPermission[]>([]);

  useEffect(() => {
    const look = (): void => {
      raise(null, (reply) => {
        if (reply.ok) setPermissions(reply.value);
      });
    };
    look();
    // Whoever comes back from the system's settings has changed something there.
    window.addEventListener('focus', look);
    return () => {
      window.removeEventListener('focus', look);
    };
  }, [raise]);

  const failed = error ?? fix.error;
  return (
    <div className="settings-section">
      <p className="field-about">{t('systemPermissions.about')}</p>
      {failed === null ? null : (
        <ErrorNote
          error={failed}
          onDismiss={() => {
            clear();
            fix.clear();
          }}
        />
      )}
      <ul className="permission-list">
        {permissions.map(({ name, state, canFix }) => {
          const Icon = ICONS[state];
          return (
            <li key={name} className={`permission permission-${state}`}>
              <Icon size={18} aria-hidden className="permission-sign" />
              <div className="permission-words">
                <p>{t(`systemPermissions.${name}`)}</p>
                <p className="field-about">{t(`systemPermissions.states.${state}`)}</p>
              </div>
              {canFix ? (
                <Button
                  kind="quiet"
                  isPending={fix.isPending}
                  onPress={() => {
                    fix.raise({ name }, (reply) => {
                      if (reply.ok) setPermissions(reply.value);
                    });
                  }}
                >
                  {t(state === 'unasked' ? 'systemPermissions.ask' : 'systemPermissions.fix')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
