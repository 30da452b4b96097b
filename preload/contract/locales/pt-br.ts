import { ptBrCalls } from './pt-br/calls.ts';
import { ptBrErrors } from './pt-br/errors.ts';
import { ptBrViews } from './pt-br/views.ts';

/** The source of truth: every other language has this shape or does not compile. */
export const ptBr = { ...ptBrCalls, ...ptBrViews, errors: ptBrErrors };

export type Catalogue = typeof ptBr;
