import { foldedText } from './folded-text.ts';

/** `nome`, `primeiro_nome`, `customer_name`, `cliente`. */
const NAME_VARIABLE =
  /^(?:(?:primeiro|first|primer)?(?:nome|name|nombre)(?:d[aoe]l?)?(?:cliente|customer|contato|contact|contacto)?|(?:cliente|customer|client|contato|contact|contacto)(?:nome|name|nombre)?)$/;

/** Whether a variable of a template is called what the customer's name is called. A number is no such name: `1` may be anything. */
export function wantsName(variable: string): boolean {
  return NAME_VARIABLE.test(foldedText(variable).replaceAll(/[^a-z0-9]/g, ''));
}
