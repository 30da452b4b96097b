/** What an agent reads while links, keys and the customer's page are tried, in two languages. */
export const LINK_WORDS = {
  'pt-BR': {
    to: ['+55-31-98888-0003', '+55 31 98888-0003', '%2B5531988880003'],
    field: 'Número',
    call: 'Ligar',
    brought: /Um link trouxe/,
    discard: 'Descartar o número',
    asked: /Nada foi discado/,
  },
  en: {
    to: ['+55-11-98888-0001', '+55 11 98888-0001', '%2B5511988880001'],
    field: 'Number',
    call: 'Call',
    brought: /A link brought/,
    discard: 'Discard the number',
    asked: /Nothing was dialled/,
  },
} as const;

export const PAGE_WORDS = {
  'pt-BR': { settings: 'Configurações', address: 'Endereço', tryIt: 'Testar a página' },
  en: { settings: 'Settings', address: 'Address', tryIt: 'Try the page' },
} as const;

export const KEY_WORDS = {
  'pt-BR': {
    settings: 'Configurações',
    search: 'atalho',
    on: 'Usar atalhos globais',
    taken: 'Outro programa já usa estas teclas. Escolha outras.',
    change: 'Mudar as teclas de Mudo',
    common: /Outros programas precisam destas teclas/,
    prove: 'Testar as teclas de Mudo',
    now: 'Aperte Ctrl+Shift+F8 agora, com outro programa na frente.',
    works: /^Testado às/,
  },
  en: {
    settings: 'Settings',
    search: 'shortcut',
    on: 'Use global shortcuts',
    taken: 'Another program already has these keys. Choose others.',
    change: 'Change the keys of Mute',
    common: /Other programs need these keys/,
    prove: 'Test the keys of Mute',
    now: 'Press Ctrl+Shift+F8 now, with another program in front.',
    works: /^Tested at/,
  },
} as const;
