/** What fails about updates of the app: what it is called, and what to do next. */
export const ptBrUpdateErrors = {
  'update-unreachable': {
    title: 'Não deu para procurar atualizações',
    advice: 'Confira a internet. O telefone procura de novo sozinho; as chamadas não dependem disso.',
  },
  'update-refused': {
    title: 'Uma atualização foi recusada por segurança',
    advice: 'Ela não tem a assinatura certa, ou é antiga. Nada foi instalado. Avise o suporte se continuar.',
  },
  'update-failed': {
    title: 'A atualização não foi até o fim',
    advice: 'Esta versão continua funcionando. Tente de novo em Configurações, Atualizações.',
  },
  'update-in-call': {
    title: 'A atualização espera a chamada',
    advice: 'Termine a chamada e instale depois, em Configurações, Atualizações.',
  },
  'update-ready': {
    title: 'Há uma versão nova do telefone',
    advice: 'Instale quando for melhor para você, em Configurações, Atualizações.',
  },
  'update-required': {
    title: 'Esta versão não faz mais chamadas',
    advice: 'Ela tem uma falha grave. Instale a nova em Configurações, Atualizações. Atender continua funcionando.',
  },
};
