import {
  type MessageTemplate,
  MOST_VARIABLES,
  type TemplateMedia,
  type TemplateObstacle,
  variablesIn,
} from '#contract/message-template.ts';
import { z } from 'zod';

const shortText = z.string().max(256);
const optionalText = shortText.nullish().catch(null);
const wireTemplate = z.object({
  id: shortText.min(1),
  name: optionalText,
  category: optionalText,
  body: z.unknown().optional(),
  variables: z.unknown().optional(),
  sendable: z.boolean().nullish().catch(null),
});

const someText = z.string().max(4_096).nullish().catch(null);
/** Of each part what a customer reads, and where it hides something that has to be filled in. */
const wireContent = z.object({
  header: z.object({ type: optionalText, text: someText, url: someText, mediaUrl: someText }).nullish().catch(null),
  body: z.object({ text: z.string().min(1).max(4_096) }),
  footer: z.object({ text: someText }).nullish().catch(null),
  buttons: z
    .array(z.object({ text: someText, url: someText }).catch({ text: null, url: null }))
    .max(20)
    .nullish()
    .catch(null),
});
type Content = z.output<typeof wireContent>;

const MEDIA: ReadonlyMap<string, TemplateMedia> = new Map([
  ['IMAGE', 'image'],
  ['VIDEO', 'video'],
  ['DOCUMENT', 'document'],
]);

/** One template of the list; null for what has no id by which it could be sent. Source: https://docs.pilotstatus.com.br/api/templates. */
export function templateOf(item: unknown): MessageTemplate | null {
  const read = wireTemplate.safeParse(item);
  if (!read.success) return null;
  const { id, name, category, body, sendable } = read.data;
  const content = contentOf(body);
  const told = toldVariables(read.data.variables);
  const media = mediaOf(content);
  const variables = variablesOf(content, told ?? []);
  return {
    id,
    name: name ?? id,
    header: content?.header?.text ?? null,
    media: media.kind,
    body: content?.body.text ?? '',
    footer: content?.footer?.text ?? null,
    buttons: content?.buttons?.flatMap(({ text }) => text ?? []) ?? [],
    variables,
    obstacle: obstacle(),
  };

  function obstacle(): TemplateObstacle | null {
    if (sendable !== true) return 'not-approved';
    if (category === 'OTP') return 'login-code';
    if (!media.isThere) return 'media';
    const isReadable = content !== null && told !== null && variables.length <= MOST_VARIABLES && variables.every(isName);
    return isReadable ? null : 'unreadable';
  }
}

/** Plain text, the structure `{ header?, body, footer?, buttons? }`, or the same as a string of JSON. */
function contentOf(body: unknown): Content | null {
  if (typeof body !== 'string') return wireContent.safeParse(body).data ?? null;
  if (!body.trimStart().startsWith('{')) return plain(body);
  try {
    return wireContent.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return plain(body); // it only begins like JSON
  }
}

function plain(body: string): Content | null {
  return wireContent.safeParse({ body: { text: body.trim() === '' ? '' : body.slice(0, 4_096) } }).data ?? null;
}

/** Names, names under a name, or an object of them; null where there is something else. */
function toldVariables(variables: unknown): readonly string[] | null {
  if (variables === undefined || variables === null) return [];
  if (!Array.isArray(variables)) return typeof variables === 'object' ? Object.keys(variables) : null;
  const names = variables.map((one) => wireVariable.safeParse(one).data ?? null);
  return names.every((name) => name !== null) ? names : null;
}
const wireVariable = z.union([
  z.string(),
  z.number().transform(String),
  z.object({ name: z.string() }).transform(({ name }) => name),
  z.object({ key: z.string() }).transform(({ key }) => key),
]);

/** In the order in which the customer reads them; what is told and stands nowhere comes after. */
function variablesOf(content: Content | null, told: readonly string[]): readonly string[] {
  if (content === null) return told;
  const { header, body, footer, buttons } = content;
  const links = buttons?.flatMap(({ text, url }) => [text, url]) ?? [];
  const texts = [header?.text, body.text, footer?.text, ...links, header?.url, header?.mediaUrl].filter((text) => typeof text === 'string');
  return [...new Set([...variablesIn(texts), ...told])];
}

/** What may be a key of `variables`. */
function isName(variable: string): boolean {
  return variable !== '' && variable.length <= 64;
}

/** A picture or file that has its own address goes along by itself; one that has to be given is beyond a phone. */
function mediaOf(content: Content | null): { readonly kind: TemplateMedia | null; readonly isThere: boolean } {
  const header = content?.header;
  const type = header?.type?.toUpperCase() ?? 'NONE';
  if (type === 'NONE' || type === 'TEXT') return { kind: null, isThere: true };
  const address = header?.url ?? header?.mediaUrl ?? '';
  return { kind: MEDIA.get(type) ?? null, isThere: MEDIA.has(type) && /^https?:\/\//.test(address) && variablesIn([address]).length === 0 };
}
