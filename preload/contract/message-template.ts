/** Why a template cannot be sent from here. */
export const TEMPLATE_OBSTACLES = ['not-approved', 'login-code', 'media', 'unreadable'] as const;
export type TemplateObstacle = (typeof TEMPLATE_OBSTACLES)[number];

export const TEMPLATE_MEDIA = ['image', 'video', 'document'] as const;
export type TemplateMedia = (typeof TEMPLATE_MEDIA)[number];

/** A message that Meta has approved, or that needs no approval, for one line. Its texts hold `{{name}}` where something is filled in. */
export interface MessageTemplate {
  readonly id: string;
  readonly name: string;
  /** Above the text; null where there is none, or where a picture or file stands there. */
  readonly header: string | null;
  readonly media: TemplateMedia | null;
  readonly body: string;
  readonly footer: string | null;
  /** What its buttons say. */
  readonly buttons: readonly string[];
  /** What has to be filled in, as the service names it (`nome`, or `1`), in the order of the text. */
  readonly variables: readonly string[];
  /** Null where it can be sent. */
  readonly obstacle: TemplateObstacle | null;
}

/** A template as it is sent; `variables` by the names that it has for them. */
export interface TemplateReply {
  readonly kind: 'template';
  readonly templateId: string;
  readonly variables: Readonly<Record<string, string>>;
}

export const LONGEST_VARIABLE = 512;
export const MOST_VARIABLES = 32;

/** Trimmed where it is read: the text is the service’s, and a pattern that does it tries every way to share out a row of spaces. */
const VARIABLE = /\{\{([^{}]*)\}\}/g;

/** The names of what has to be filled in in these texts, each once, in their order. */
export function variablesIn(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(VARIABLE)].map((match) => match[1]?.trim() ?? '')))];
}

export type TextPiece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'variable'; readonly variable: string };

/** A text in its pieces, each either words or something that is filled in. */
export function textPieces(text: string): readonly TextPiece[] {
  // Every second one is what the brackets hold.
  const pieces = text
    .split(VARIABLE)
    .map((piece, at): TextPiece => (at % 2 === 0 ? { kind: 'text', text: piece } : { kind: 'variable', variable: piece.trim() }));
  return pieces.filter((piece) => piece.kind === 'variable' || piece.text !== '');
}
