import { useState } from 'react';
import type { ReactElement } from 'react';
import { hoursProblems } from '#contract/calling-settings.ts';
import type { CallingChange, CallingMember, CallingSettingsRead } from '#contract/calling-settings.ts';
import type { LineId } from '#contract/line.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useWords } from '../../state/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ErrorNote } from '../notices/error-note.tsx';
import { useKeptView } from '../notices/whereabouts.ts';
import { firstHours } from './hours-edits.ts';
import { HoursEditor } from './hours-editor.tsx';
import { problemText } from './problem-text.ts';
import { Restrictions } from './restrictions.tsx';
import { machineTimeZone } from './time-zones.ts';

export interface CallingSettingsFormProps {
  readonly lineId: LineId;
  readonly known: CallingSettingsRead;
  readonly onKnown: (known: CallingSettingsRead) => void;
}

/** A draft over what was read: nothing is written before *save*, and nothing over what somebody else has changed. */
export function CallingSettingsForm({ lineId, known, onKnown }: CallingSettingsFormProps): ReactElement {
  const t = useWords();
  const { language } = useAppState().settings;
  const save = useCommand('calling-settings/change');
  const [contested, setContested] = useState<readonly CallingMember[]>([]);
  const { settings, version } = known;
  // What was begun over another version would go over what somebody else has changed.
  const [{ draft, isSaved }, setEdits] = useKeptView<Edits>(`permissions edits of ${lineId} ${version}`, NO_EDITS);
  const shown = { ...settings, ...draft };
  const hours = shown.hours ?? firstHours(machineTimeZone());
  const problems = draft.hours === undefined ? [] : hoursProblems(draft.hours);
  const isChanged = Object.keys(draft).length > 0;

  const change = (part: CallingChange): void => {
    setEdits((edits) => ({ draft: { ...edits.draft, ...part }, isSaved: false }));
  };
  const discard = (): void => {
    setEdits(NO_EDITS);
    setContested([]);
    save.clear();
  };
  const send = (): void => {
    save.raise({ lineId, version, change: draft }, (reply) => {
      if (!reply.ok) return;
      onKnown(reply.value.now);
      setContested(reply.value.outcome === 'conflict' ? reply.value.members : []);
      if (reply.value.outcome === 'conflict') return;
      setEdits((edits) => {
        const left = changedSince(draft, edits.draft);
        return { draft: left, isSaved: Object.keys(left).length === 0 };
      });
    });
  };
  return (
    <>
      <Restrictions restrictions={settings.restrictions} />
      <div className="calling-switches">
        <Switch
          label={t('callingSettings.isOn')}
          about={t('callingSettings.isOnAbout')}
          isOn={shown.isOn === true}
          onChange={(isOn) => {
            change({ isOn });
          }}
        />
        <Switch
          label={t('callingSettings.showsButton')}
          about={
            settings.buttonCountries.length === 0
              ? t('callingSettings.showsButtonAbout')
              : t('callingSettings.buttonCountries', { countries: countryNames(settings.buttonCountries, language) })
          }
          isOn={shown.showsButton === true}
          onChange={(showsButton) => {
            change({ showsButton });
          }}
        />
        <Switch
          label={t('callingSettings.allowsCallBack')}
          about={t('callingSettings.allowsCallBackAbout')}
          isOn={shown.allowsCallBack === true}
          onChange={(allowsCallBack) => {
            change({ allowsCallBack });
          }}
        />
      </div>
      <HoursEditor
        hours={hours}
        onChange={(edited) => {
          change({ hours: edited });
        }}
      />
      {problems.length === 0 ? null : (
        <ul className="calling-problems" role="alert">
          {problems.map((problem) => (
            <li key={`${problem.what} ${problem.at ?? ''}`}>{problemText(problem, { t, language })}</li>
          ))}
        </ul>
      )}
      <div className="calling-save" data-changed={isChanged || undefined}>
        {save.error === null ? null : <ErrorNote error={save.error} onDismiss={save.clear} />}
        {contested.length === 0 ? null : (
          <Note
            kind="attention"
            title={t('callingSettings.conflict')}
            action={
              <>
                <Button kind="quiet" onPress={send}>
                  {t('callingSettings.keepOurs')}
                </Button>
                <Button kind="quiet" onPress={discard}>
                  {t('callingSettings.takeTheirs')}
                </Button>
              </>
            }
          >
            <p>{t('callingSettings.conflictWhat', { members: memberNames(contested) })}</p>
          </Note>
        )}
        {isSaved ? <Note kind="plain" title={t('callingSettings.saved')} /> : null}
        {isChanged ? (
          <div className="calling-save-buttons">
            <Button onPress={discard}>{t('callingSettings.discard')}</Button>
            <Button kind="primary" isPending={save.isPending} isDisabled={problems.length > 0} onPress={send}>
              {t('callingSettings.save')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );

  function memberNames(members: readonly CallingMember[]): string {
    return new Intl.ListFormat(language).format(members.map((member) => t(`callingSettings.members.${member}`)));
  }
}

const NO_EDITS: Edits = { draft: {}, isSaved: false };

interface Edits {
  readonly draft: CallingChange;
  /** What was sent last is written, and nothing was changed since. */
  readonly isSaved: boolean;
}

/** What of a draft was edited after it was sent: it is not written by what was sent. */
function changedSince(sent: CallingChange, draft: CallingChange): CallingChange {
  return Object.fromEntries(Object.entries(draft).filter(([member, value]) => sent[member as CallingMember] !== value));
}

function countryNames(codes: readonly string[], language: string): string {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
  // What is no region's code would throw.
  return new Intl.ListFormat(language).format(codes.map((code) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code)));
}
