import { enCallingSettings } from './en/calling-settings.ts';
import { enAlerts } from './en/alerts.ts';
import { enCalls } from './en/calls.ts';
import { enContacts } from './en/contacts.ts';
import { enDeskFit } from './en/desk-fit.ts';
import { enErrors } from './en/errors.ts';
import { enHeadset } from './en/headset.ts';
import { enHistory } from './en/history.ts';
import { enLines } from './en/lines.ts';
import { enPolicy } from './en/policy.ts';
import { enRecording } from './en/recording.ts';
import { enReport } from './en/report.ts';
import { enSettingsPage } from './en/settings-page.ts';
import { enShell } from './en/shell.ts';
import { enSound } from './en/sound.ts';
import { enTunnel } from './en/tunnel.ts';
import { enUpdates } from './en/updates.ts';
import { enViews } from './en/views.ts';
import { enWhatsapp } from './en/whatsapp.ts';
import { enWizard } from './en/wizard.ts';
import type { Catalogue } from './pt-br.ts';
import type { Wording } from './wording.ts';

export const en: Wording<Catalogue> = {
  ...enCalls,
  ...enAlerts,
  ...enViews,
  ...enShell,
  ...enSettingsPage,
  ...enWizard,
  ...enLines,
  ...enHistory,
  ...enHeadset,
  ...enSound,
  ...enReport,
  ...enRecording,
  ...enTunnel,
  ...enUpdates,
  ...enContacts,
  ...enDeskFit,
  ...enCallingSettings,
  ...enWhatsapp,
  ...enPolicy,
  errors: enErrors,
};
