import type { MessageTemplate } from '#contract/message-template.ts';

/** A template that can be sent as it is, but for what is said of it. */
export function sampleTemplate(part: Partial<MessageTemplate> = {}): MessageTemplate {
  return {
    id: 'tpl',
    name: 'retorno',
    header: null,
    media: null,
    body: 'Retornamos em breve.',
    footer: null,
    buttons: [],
    variables: [],
    obstacle: null,
    ...part,
  };
}
