import { BellRing } from 'lucide-react';
import type { ReactElement } from 'react';
import { ANSWER_WINDOWS } from '#contract/alerts.ts';
import type { AlertSettings } from '#contract/alerts.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import type { SettingsSection } from '../settings/settings-section.ts';
import { useSettingsChange } from '../settings/use-settings-change.ts';
import { QuickReplies } from './quick-replies.tsx';
import './answer-choice.css';

type AlertSwitch = Exclude<keyof AlertSettings, 'quickReplies' | 'onAnswer'>;

/** One of the switches, with a word on what it is for where the name does not say it. */
function Choice({ name, about }: { readonly name: AlertSwitch; readonly about?: string }): ReactElement {
  const t = useWords();
  const { alerts } = useAppState().settings;
  const change = useSettingsChange();
  return (
    <Switch
      label={t(`alerts.settings.${name}`)}
      {...(about === undefined ? {} : { about })}
      isOn={alerts[name]}
      onChange={(isOn) => {
        change({ alerts: { [name]: isOn } });
      }}
    />
  );
}

function Card(): ReactElement {
  const t = useWords();
  return <Choice name="card" about={t('alerts.settings.cardMeaning')} />;
}

/** Says honestly where the system does not tell: then the choice changes nothing. */
function CardInSystemQuiet(): ReactElement {
  const t = useWords();
  const { settings, systemQuiet } = useAppState();
  const isUntold = !settings.alerts.cardInSystemQuiet && systemQuiet === null;
  return (
    <Choice
      name="cardInSystemQuiet"
      about={t(isUntold ? 'alerts.settings.systemQuietUnknown' : 'alerts.settings.cardInSystemQuietMeaning')}
    />
  );
}

function Toasts(): ReactElement {
  return <Choice name="toasts" />;
}

function ScreenEdge(): ReactElement {
  const t = useWords();
  return <Choice name="screenEdge" about={t('alerts.settings.screenEdgeMeaning')} />;
}

function MiniWindow(): ReactElement {
  const t = useWords();
  return <Choice name="miniWindow" about={t('alerts.settings.miniWindowMeaning')} />;
}

/** Says what becomes of the keyboard: that is what the choice is about. */
function OnAnswer(): ReactElement {
  const t = useWords();
  const { miniWindow, onAnswer } = useAppState().settings.alerts;
  const change = useSettingsChange();
  return (
    <div className="answer-choice">
      <SegmentedControl
        label={t('alerts.settings.onAnswer')}
        value={onAnswer}
        options={ANSWER_WINDOWS.map((value) => ({ value, label: t(`alerts.settings.onAnswerWindow.${value}`) }))}
        onChange={(chosen) => {
          change({ alerts: { onAnswer: chosen } });
        }}
      />
      <p className="field-about">
        {t(onAnswer === 'mini' && !miniWindow ? 'alerts.settings.onAnswerWithoutMini' : `alerts.settings.onAnswerMeaning.${onAnswer}`)}
      </p>
    </div>
  );
}

function HidePersonal(): ReactElement {
  const t = useWords();
  return <Choice name="hidePersonal" about={t('alerts.settings.hidePersonalMeaning')} />;
}

function HideFromCapture(): ReactElement {
  const t = useWords();
  return <Choice name="hideFromCapture" about={t('alerts.settings.hideFromCaptureMeaning')} />;
}

/** How calls show themselves beside the main window. */
export const ALERTS_SECTION: SettingsSection = {
  id: 'alerts',
  title: 'alerts.title',
  icon: BellRing,
  entries: [
    { id: 'alerts-card', label: 'alerts.settings.card', words: 'alerts.settings.cardWords', paths: ['alerts.card'], Control: Card },
    {
      id: 'alerts-card-quiet',
      label: 'alerts.settings.cardInSystemQuiet',
      words: 'alerts.settings.toastsWords',
      paths: ['alerts.cardInSystemQuiet'],
      Control: CardInSystemQuiet,
    },
    {
      id: 'alerts-toasts',
      label: 'alerts.settings.toasts',
      words: 'alerts.settings.toastsWords',
      paths: ['alerts.toasts'],
      Control: Toasts,
    },
    {
      id: 'alerts-edge',
      label: 'alerts.settings.screenEdge',
      words: 'alerts.settings.edgeWords',
      paths: ['alerts.screenEdge'],
      Control: ScreenEdge,
    },
    {
      id: 'alerts-mini',
      label: 'alerts.settings.miniWindow',
      words: 'alerts.settings.miniWords',
      paths: ['alerts.miniWindow'],
      Control: MiniWindow,
    },
    {
      id: 'alerts-answer',
      label: 'alerts.settings.onAnswer',
      words: 'alerts.settings.answerWords',
      paths: ['alerts.onAnswer'],
      Control: OnAnswer,
    },
    {
      id: 'alerts-personal',
      label: 'alerts.settings.hidePersonal',
      words: 'alerts.settings.privacyWords',
      paths: ['alerts.hidePersonal'],
      Control: HidePersonal,
    },
    {
      id: 'alerts-capture',
      label: 'alerts.settings.hideFromCapture',
      words: 'alerts.settings.privacyWords',
      paths: ['alerts.hideFromCapture'],
      Control: HideFromCapture,
    },
    {
      id: 'alerts-replies',
      label: 'alerts.settings.quickReplies',
      words: 'alerts.settings.repliesWords',
      paths: ['alerts.quickReplies'],
      Control: QuickReplies,
    },
  ],
};
