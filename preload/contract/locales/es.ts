import { esCallingSettings } from './es/calling-settings.ts';
import { esAlerts } from './es/alerts.ts';
import { esCalls } from './es/calls.ts';
import { esContacts } from './es/contacts.ts';
import { esDeskFit } from './es/desk-fit.ts';
import { esErrors } from './es/errors.ts';
import { esHeadset } from './es/headset.ts';
import { esHistory } from './es/history.ts';
import { esLines } from './es/lines.ts';
import { esPolicy } from './es/policy.ts';
import { esRecording } from './es/recording.ts';
import { esReport } from './es/report.ts';
import { esSettingsPage } from './es/settings-page.ts';
import { esShell } from './es/shell.ts';
import { esSound } from './es/sound.ts';
import { esTunnel } from './es/tunnel.ts';
import { esUpdates } from './es/updates.ts';
import { esViews } from './es/views.ts';
import { esWhatsapp } from './es/whatsapp.ts';
import { esWizard } from './es/wizard.ts';
import type { Catalogue } from './pt-br.ts';
import type { Wording } from './wording.ts';

export const es: Wording<Catalogue> = {
  ...esCalls,
  ...esAlerts,
  ...esViews,
  ...esShell,
  ...esSettingsPage,
  ...esWizard,
  ...esLines,
  ...esHistory,
  ...esHeadset,
  ...esSound,
  ...esReport,
  ...esRecording,
  ...esTunnel,
  ...esUpdates,
  ...esContacts,
  ...esDeskFit,
  ...esCallingSettings,
  ...esWhatsapp,
  ...esPolicy,
  errors: esErrors,
};
