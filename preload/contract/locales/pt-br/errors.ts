import type { AppErrorCode } from '../../errors.ts';
import { ptBrCallErrors } from './errors/call.ts';
import { ptBrDeskErrors } from './errors/desk.ts';
import { ptBrDeskFitErrors } from './errors/desk-fit.ts';
import { ptBrLineErrors } from './errors/line.ts';
import { ptBrServiceErrors } from './errors/service.ts';
import { ptBrSoundErrors } from './errors/sound.ts';
import { ptBrUpdateErrors } from './errors/updates.ts';

/** What each failure is called and what to do next. The title says what it means for the call; the advice is a step. */
export const ptBrErrors = {
  ...ptBrLineErrors,
  ...ptBrCallErrors,
  ...ptBrSoundErrors,
  ...ptBrServiceErrors,
  ...ptBrDeskErrors,
  ...ptBrDeskFitErrors,
  ...ptBrUpdateErrors,
} satisfies Record<AppErrorCode, { readonly title: string; readonly advice: string }>;
