/** What fails about a line, its key and its number: what it is called, and what to do next. */
export const ptBrLineErrors = {
  'key-rejected': {
    title: 'A chave desta linha não foi aceita',
    advice: 'Copie a chave de novo no painel do Pilot Status, remova a linha e adicione outra vez.',
  },
  'key-malformed': {
    title: 'Isto não é uma chave inteira',
    advice: 'Copie a chave de novo no painel do Pilot Status, sem pontos, espaços nem acentos, e cole aqui.',
  },
  'key-locked': {
    title: 'A chave desta linha não abre neste computador',
    advice: 'Destrave o cofre de senhas do sistema e abra o telefone de novo. Se não der, remova a linha e adicione outra vez.',
  },
  'tenant-key-given': {
    title: 'Esta é a chave da conta, não a de um número',
    advice: 'No painel, abra o número que vai ligar e copie a chave que aparece nele.',
  },
  'number-key-given': {
    title: 'Esta é a chave de um número, e aqui é preciso a da conta',
    advice: 'Peça a chave da conta a quem administra o Pilot Status.',
  },
  'line-already-added': {
    title: 'Esta linha já está no telefone',
    advice: 'Procure por ela na lista de linhas. Não é preciso adicionar de novo.',
  },
  'account-offer-gone': {
    title: 'A lista de números ficou velha',
    advice: 'Por segurança ela vale poucos minutos. Cole a chave da conta de novo.',
  },
  'line-disconnected': {
    title: 'Este número está desconectado do WhatsApp',
    advice: 'Leia o QR code de novo no painel do Pilot Status. A linha volta sozinha.',
  },
  'calling-disabled': {
    title: 'As chamadas estão desligadas neste número',
    advice: 'Peça ao administrador para ligar as chamadas deste número no painel do Pilot Status.',
  },
  'calling-not-ready': {
    title: 'Este número ainda não está pronto para chamadas',
    advice: 'A configuração técnica está incompleta. Peça ao administrador para conectar o número de novo no painel do Pilot Status.',
  },
  'not-supported': {
    title: 'Este tipo de número não faz isso',
    advice: 'Use outra linha. Se já funcionou antes, avise o suporte.',
  },
  'plan-required': {
    title: 'O plano atual não inclui chamadas',
    advice: 'Fale com o administrador da conta Pilot Status para mudar de plano.',
  },
  'payment-required': {
    title: 'Falta uma forma de pagamento na Meta',
    advice: 'O administrador precisa cadastrar um cartão na conta do WhatsApp Business.',
  },
  'number-restricted': {
    title: 'A Meta não deixa este número ligar agora',
    advice: 'Atender continua funcionando. O motivo aparece no painel do WhatsApp Business.',
  },
  'tier-too-low': {
    title: 'Este número ainda é pequeno demais para chamadas',
    advice: 'A Meta pede limite de pelo menos 2.000 conversas por dia. O administrador vê e pede o aumento no painel do WhatsApp Business.',
  },
  'country-not-served': {
    title: 'A Meta não deixa números deste país ligar',
    advice: 'Receber chamadas continua funcionando. Para ligar, use uma linha de outro país ou uma linha web.',
  },
  'quality-paused': {
    title: 'A Meta pausou as chamadas deste número por qualidade baixa',
    advice: 'Muitas chamadas ficaram sem resposta ou foram denunciadas. Use outra linha e avise o administrador.',
  },
  'too-many-calls': {
    title: 'Este número já faz o máximo de chamadas que o WhatsApp aceita',
    advice: 'Espere alguns minutos e ligue de novo, ou use outra linha.',
  },
  'calling-settings-refused': {
    title: 'O WhatsApp não aceitou estes ajustes',
    advice: 'Nada foi mudado. Confira os horários e salve de novo.',
  },
  'calling-settings-stale': {
    title: 'Estes ajustes foram lidos há muito tempo',
    advice: 'Leia de novo e refaça a mudança.',
  },
  'prices-unusable': {
    title: 'Este arquivo não tem preços que dê para usar',
    advice: 'Use CSV ou JSON com as colunas prefixo e preço por minuto. A tabela de antes continua valendo.',
  },
  'environment-invalid': {
    title: 'As linhas dadas pela instalação não puderam ser lidas',
    advice: 'Peça a quem instalou para corrigir as variáveis PILOT_STATUS_API_KEYS e PILOT_STATUS_API_URL e abrir o telefone de novo.',
  },
  'line-not-kept': {
    title: 'Esta linha vale só até fechar o telefone',
    advice: 'O computador não deixou gravar. Libere espaço no disco, remova a linha e adicione outra vez.',
  },
  'keys-not-kept': {
    title: 'As chaves valem só até fechar o telefone',
    advice: 'Este computador não tem um cofre de senhas. Ligue o cofre do sistema para não precisar colar as chaves de novo.',
  },
  'practice-unavailable': {
    title: 'O treino não abriu',
    advice: 'Desligue e ligue o treino nas configurações. As outras linhas não são afetadas.',
  },
} as const;
