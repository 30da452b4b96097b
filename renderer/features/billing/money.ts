import type { Language } from '#contract/settings.ts';

const MICROS = 1_000_000;

/** An amount as people of the language write it: `R$ 0,05`. Less than a cent is shown with two digits more. */
export function moneyText(micros: number, { currency, language }: { readonly currency: string; readonly language: Language }): string {
  const isTiny = micros % 10_000 !== 0 && micros < MICROS;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: isTiny ? 4 : 2,
  }).format(micros / MICROS);
}
