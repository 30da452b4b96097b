/** The forms that our languages have beside `one` and `other`: Portuguese and Spanish say `1 milhão de …` in a form of its own. */
const RARE_FORMS = ['many'] as const;

/**
 * A catalogue in which no plural form of a language is missing: where only `_other` is written, it stands for the rare ones too.
 * Without it a count of a million would show the message's key.
 */
export function everyPlural(node: object): Readonly<Record<string, unknown>> {
  const whole: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    whole[key] = typeof value === 'object' && value !== null ? everyPlural(value) : value;
    if (!key.endsWith('_other')) continue;
    const stem = key.slice(0, -'other'.length);
    for (const form of RARE_FORMS) if (!(`${stem}${form}` in node)) whole[`${stem}${form}`] = value;
  }
  return whole;
}
