import { wantsName } from '#contract/name-variable.ts';

/** The name by which one writes to somebody: `Dra. Ana Souza` is Ana. Null where there is none. */
export function firstNameOf(name: string | null): string | null {
  const words = name?.split(/\s+/) ?? [];
  return words.find((word) => /\p{L}/u.test(word) && !word.endsWith('.')) ?? null;
}

/** What can be filled in without asking: where a template says that it wants the customer's name, and it is known. */
export function knownValues(variables: readonly string[], name: string | null): Readonly<Record<string, string>> {
  return nameIn(variables.filter(wantsName), name);
}

/** The same, and a guess, for a field that is seen and can be changed: what has only numbers for names mostly begins with the customer's. */
export function guessedValues(variables: readonly string[], name: string | null): Readonly<Record<string, string>> {
  return nameIn(
    variables.filter((variable) => variable === '1' || wantsName(variable)),
    name,
  );
}

function nameIn(wanted: readonly string[], name: string | null): Readonly<Record<string, string>> {
  const first = firstNameOf(name);
  return first === null ? {} : Object.fromEntries(wanted.slice(0, 1).map((variable) => [variable, first]));
}

/** What is sent for the variables; null while one is empty. Meta takes no line breaks there, and no rows of spaces. */
export function completeValues(
  variables: readonly string[],
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | null {
  const filled = variables.map((variable) => [variable, (values[variable] ?? '').replaceAll(/\s+/g, ' ').trim()] as const);
  return filled.every(([, value]) => value !== '') ? Object.fromEntries(filled) : null;
}

/** What the field of a variable is called: `numero_do_pedido` is `numero do pedido`. */
export function fieldName(variable: string): string {
  return variable.replaceAll(/[_-]+/g, ' ').trim() || variable;
}
