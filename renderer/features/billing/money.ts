import type { Language } from '#contract/settings.ts';

const MICROS = 1_000_000;
const CENT_MICROS = 10_000;

interface MoneyWording {
  readonly currency: string;
  readonly language: Language;
}

/** An amount as people of the language write it: `R$ 1,56`. Less than a cent is shown with two digits more. */
export function moneyText(micros: number, wording: MoneyWording): string {
  return written(micros, wording, micros > 0 && micros < CENT_MICROS ? 4 : 2);
}

/** A price, which may have parts of a cent: `R$ 0,052`. */
export function priceText(micros: number, wording: MoneyWording): string {
  return written(micros, wording, 4);
}

function written(micros: number, { currency, language }: MoneyWording, digits: number): string {
  const format = { style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, format).format(micros / MICROS);
}
