import type { AppErrorCode } from '../../errors.ts';
import { esCallErrors } from './errors/call.ts';
import { esDeskErrors } from './errors/desk.ts';
import { esDeskFitErrors } from './errors/desk-fit.ts';
import { esLineErrors } from './errors/line.ts';
import { esServiceErrors } from './errors/service.ts';
import { esSoundErrors } from './errors/sound.ts';
import { esUpdateErrors } from './errors/updates.ts';

/** What each failure is called and what to do next. */
export const esErrors: Record<AppErrorCode, { readonly title: string; readonly advice: string }> = {
  ...esLineErrors,
  ...esCallErrors,
  ...esSoundErrors,
  ...esServiceErrors,
  ...esDeskErrors,
  ...esDeskFitErrors,
  ...esUpdateErrors,
};
