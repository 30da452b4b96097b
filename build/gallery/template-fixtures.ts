import type { MessageTemplate } from '#contract/message-template.ts';

/** A template that can be sent as it is, but for what is said of it. */
export function galleryTemplate(part: Partial<MessageTemplate>): MessageTemplate {
  return {
    id: 'tpl-1',
    name: 'retorno_de_chamada',
    header: null,
    media: null,
    body: 'Olá! Não conseguimos atender sua ligação agora. Retornamos em poucos minutos.',
    footer: null,
    buttons: [],
    variables: [],
    obstacle: null,
    ...part,
  };
}

const ORDER = galleryTemplate({
  id: 'tpl-order',
  name: 'pedido_pronto',
  header: 'Seu pedido',
  body: 'Olá, {{1}}! O pedido {{2}} está pronto para retirada.',
  footer: 'Responda para falar com a gente.',
  buttons: ['Quero receber em casa'],
  variables: ['1', '2'],
});

/** What a line has: those that can be sent, and of each obstacle one that cannot. */
export const TEMPLATES: readonly MessageTemplate[] = [
  ORDER,
  galleryTemplate({}),
  galleryTemplate({ id: 'tpl-photo', name: 'vitrine_da_semana', media: 'image', obstacle: 'media' }),
  galleryTemplate({ id: 'tpl-hours', name: 'horario_de_atendimento', obstacle: 'not-approved' }),
  galleryTemplate({ id: 'tpl-code', name: 'codigo_de_acesso', obstacle: 'login-code' }),
];
