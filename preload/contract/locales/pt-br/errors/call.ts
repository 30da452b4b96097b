/** What fails about the person called, and a call: what it is called, and what to do next. */
export const ptBrCallErrors = {
  'bad-number': {
    title: 'Este número não existe',
    advice: 'Confira o DDD e a quantidade de dígitos e ligue de novo.',
  },
  'permission-required': {
    title: 'Este cliente ainda não permitiu chamadas',
    advice: 'Peça a permissão por mensagem no WhatsApp. Quando ele aceitar, ligue de novo.',
  },
  'permission-request-limit': {
    title: 'Já pedimos permissão a este cliente há pouco',
    advice: 'Em Permissões está a partir de quando dá para pedir de novo. Ou espere o cliente ligar.',
  },
  'conversation-needed': {
    title: 'Ainda não há conversa com este cliente',
    advice: 'O WhatsApp quer uma mensagem antes da ligação. Envie um modelo aprovado e, quando o cliente responder, peça permissão.',
  },
  'call-limit-reached': {
    title: 'As chamadas para este cliente acabaram por ora',
    advice: 'Em Permissões está a partir de quando dá para ligar de novo. Até lá, continue por mensagem.',
  },
  'peer-unreachable': {
    title: 'Este número não recebe chamadas do WhatsApp',
    advice: 'Confira se é o número certo. O cliente pode não usar o WhatsApp ou estar com uma versão antiga.',
  },
  'peer-busy': {
    title: 'Já existe uma chamada com este cliente',
    advice: 'Um colega pode estar falando com ele. Tente de novo em alguns minutos.',
  },
  'permission-is-permanent': {
    title: 'Este cliente já permitiu chamadas para sempre',
    advice: 'Não é preciso pedir: ligue.',
  },
  'text-window-closed': {
    title: 'A mensagem não chega: passaram 24 horas',
    advice: 'Fora da janela de 24 horas o WhatsApp só aceita modelos aprovados. Envie um, ou espere o cliente escrever ou ligar.',
  },
  'unanswered-second': {
    title: 'Ninguém atendeu a última chamada',
    advice: 'Se esta também ficar sem resposta, o WhatsApp sugere ao cliente tirar a permissão. Mande uma mensagem antes.',
  },
  'unanswered-fourth': {
    title: 'Três chamadas seguidas sem resposta',
    advice: 'Se esta também ficar, o WhatsApp tira a permissão. Mande uma mensagem e espere a resposta.',
  },
  'message-refused': {
    title: 'A mensagem não foi aceita',
    advice: 'O WhatsApp ou o Pilot Status não deixou passar. Envie outra mensagem, ou escreva pela caixa de entrada.',
  },
  'do-not-contact': {
    title: 'Este contato pediu para não receber ligações',
    advice: 'Ligue só se houver um bom motivo: confirme no campo de ligar.',
  },
  'call-gone': {
    title: 'A chamada já terminou',
    advice: 'Não é preciso fazer nada. Para falar com o cliente, use Retornar.',
  },
  'answered-elsewhere': {
    title: 'Um colega atendeu antes',
    advice: 'Não é preciso fazer nada. O cliente já está sendo atendido.',
  },
  'line-busy': {
    title: 'Você já está em uma chamada',
    advice: 'Desligue a chamada atual antes de começar ou atender outra.',
  },
  'call-setup-refused': {
    title: 'O WhatsApp recusou esta chamada',
    advice: 'Ligue de novo. Se acontecer outra vez, use outra linha e avise o suporte.',
  },
  'prepared-elsewhere': {
    title: 'Outro posto já preparou esta chamada',
    advice: 'Onde várias pessoas atendem um número, desligue “Preparar o som enquanto toca” nessa linha, para todos.',
  },
  'call-setup-timeout': {
    title: 'A chamada não completou a tempo',
    advice: 'Confira a internet e ligue de novo.',
  },
  'peer-setup-failed': {
    title: 'O celular do cliente não conseguiu completar a chamada',
    advice: 'A internet ou o WhatsApp dele falhou. Espere um pouco e ligue de novo, ou continue por mensagem.',
  },
  'peer-heard-nothing': {
    title: 'O WhatsApp encerrou a chamada: o cliente não recebia o seu som',
    advice: 'Confira a internet e faça o teste de som. Depois use Retornar.',
  },
  'peer-sent-nothing': {
    title: 'O WhatsApp encerrou a chamada: o som do cliente parou de chegar',
    advice: 'A internet dele pode ter caído. Use Retornar daqui a pouco, ou continue por mensagem.',
  },
  'sound-never-came': {
    title: 'O WhatsApp encerrou a chamada: nenhum som passou',
    advice: 'A rede daqui pode bloquear chamadas. Faça o teste de som e peça ao suporte para liberar UDP na rede.',
  },
  'call-lost-in-restart': {
    title: 'A chamada caiu quando o telefone reiniciou',
    advice: 'Este tipo de chamada não pode ser retomado. Use Retornar para falar com o cliente.',
  },
} as const;
