import { ptBrCallingSettings } from './pt-br/calling-settings.ts';
import { ptBrAlerts } from './pt-br/alerts.ts';
import { ptBrCalls } from './pt-br/calls.ts';
import { ptBrContacts } from './pt-br/contacts.ts';
import { ptBrDeskFit } from './pt-br/desk-fit.ts';
import { ptBrErrors } from './pt-br/errors.ts';
import { ptBrHeadset } from './pt-br/headset.ts';
import { ptBrHistory } from './pt-br/history.ts';
import { ptBrLines } from './pt-br/lines.ts';
import { ptBrPolicy } from './pt-br/policy.ts';
import { ptBrRecording } from './pt-br/recording.ts';
import { ptBrReport } from './pt-br/report.ts';
import { ptBrSettingsPage } from './pt-br/settings-page.ts';
import { ptBrShell } from './pt-br/shell.ts';
import { ptBrSound } from './pt-br/sound.ts';
import { ptBrTunnel } from './pt-br/tunnel.ts';
import { ptBrUpdates } from './pt-br/updates.ts';
import { ptBrViews } from './pt-br/views.ts';
import { ptBrWhatsapp } from './pt-br/whatsapp.ts';
import { ptBrWizard } from './pt-br/wizard.ts';

/** The source of truth: every other language has this shape or does not compile. */
export const ptBr = {
  ...ptBrCalls,
  ...ptBrAlerts,
  ...ptBrViews,
  ...ptBrShell,
  ...ptBrSettingsPage,
  ...ptBrWizard,
  ...ptBrLines,
  ...ptBrHistory,
  ...ptBrHeadset,
  ...ptBrSound,
  ...ptBrReport,
  ...ptBrRecording,
  ...ptBrTunnel,
  ...ptBrUpdates,
  ...ptBrContacts,
  ...ptBrDeskFit,
  ...ptBrCallingSettings,
  ...ptBrWhatsapp,
  ...ptBrPolicy,
  errors: ptBrErrors,
};

export type Catalogue = typeof ptBr;
