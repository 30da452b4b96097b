import type { AppErrorCode } from '../../errors.ts';
import { enCallErrors } from './errors/call.ts';
import { enDeskErrors } from './errors/desk.ts';
import { enDeskFitErrors } from './errors/desk-fit.ts';
import { enLineErrors } from './errors/line.ts';
import { enServiceErrors } from './errors/service.ts';
import { enSoundErrors } from './errors/sound.ts';
import { enUpdateErrors } from './errors/updates.ts';

/** What each failure is called and what to do next. */
export const enErrors: Record<AppErrorCode, { readonly title: string; readonly advice: string }> = {
  ...enLineErrors,
  ...enCallErrors,
  ...enSoundErrors,
  ...enServiceErrors,
  ...enDeskErrors,
  ...enDeskFitErrors,
  ...enUpdateErrors,
};
