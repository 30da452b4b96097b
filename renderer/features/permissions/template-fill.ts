import { foldedText } from '#contract/folded-text.ts';

/** What a name is called in templates: `nome`, `primeiro_nome`, `customer_name`, `cliente`; Meta's own have numbers, and the name stands first. */
const NAME_VARIABLE =
  /^(?:1|(?:primeiro|first|primer)?(?:nome|name|nombre)(?:d[aoe]l?)?(?:cliente|customer|contato|contact|contacto)?|(?:cliente|customer|client|contato|contact|contacto)(?:nome|name|nombre)?)$/;

/** The name by which one writes to somebody: `Dra. Ana Souza` is Ana. Null where there is none. */
export function firstNameOf(name: string | null): string | null {
  const words = name?.split(/\s+/) ?? [];
  return words.find((word) => /\p{L}/u.test(word) && !word.endsWith('.')) ?? null;
}

/** What can be filled in without asking: where a template wants the customer's name, and it is known. */
export function guessedValues(variables: readonly string[], name: string | null): Readonly<Record<string, string>> {
  const first = firstNameOf(name);
  if (first === null) return {};
  const wanted = variables.filter((variable) => NAME_VARIABLE.test(foldedText(variable).replaceAll(/[^a-z0-9]/g, '')));
  return Object.fromEntries(wanted.slice(0, 1).map((variable) => [variable, first]));
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
