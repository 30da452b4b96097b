/** What fails about the phone itself, its files and lists: what it is called, and what to do next. */
export const ptBrDeskErrors = {
  'invalid-input': {
    title: 'O telefone não entendeu este pedido',
    advice: 'Confira o que foi preenchido e tente de novo.',
  },
  'storage-damaged': {
    title: 'Um arquivo do telefone estava danificado',
    advice: 'Ele foi guardado à parte, e só o que não pôde ser lido começou de novo. Confira as configurações.',
  },
  'note-not-kept': {
    title: 'A anotação não foi salva',
    advice: 'Copie o texto e escreva de novo. Se o disco estiver cheio, libere espaço antes.',
  },
  'export-refused': {
    title: 'O arquivo não foi salvo',
    advice: 'Escolha outra pasta e salve de novo.',
  },
  'storage-unavailable': {
    title: 'Um arquivo do telefone não pôde ser aberto',
    advice:
      'Nada foi perdido, mas o que mudar agora vale só até fechar. Feche outros programas que usem o arquivo e abra o telefone de novo.',
  },
  'events-damaged': {
    title: 'Os últimos avisos de chamada se perderam quando o computador desligou',
    advice: 'Confira as chamadas recentes. O telefone já consultou o Pilot Status de novo.',
  },
  'storage-full': {
    title: 'O disco está cheio',
    advice: 'Libere espaço. Até lá o telefone só descobre chamadas por consulta e não guarda nada novo, como histórico ou áudios.',
  },
  'disk-low': {
    title: 'O disco está quase cheio',
    advice: 'Libere espaço: sem ele as chamadas recebidas e as gravações se perdem.',
  },
  'notifications-blocked': {
    title: 'O sistema não mostra as notificações do telefone',
    advice: 'Permita as notificações do Pilot Softphone nas configurações do sistema. O cartão de chamada aparece mesmo assim.',
  },
  'locked-by-policy': {
    title: 'Esta configuração é definida pela empresa',
    advice: 'Para mudar, fale com quem administra os computadores.',
  },
  'policy-broken': {
    title: 'Há um erro na política da empresa',
    advice: 'O telefone funciona sem a parte errada. Mostre o detalhe a quem administra os computadores.',
  },
  'settings-file-unusable': {
    title: 'Este arquivo não tem configurações',
    advice: 'Escolha um arquivo que foi exportado pelo Pilot Softphone.',
  },
  'import-gone': {
    title: 'O arquivo foi escolhido há muito tempo',
    advice: 'Escolha o arquivo de novo.',
  },
  'file-dialog-missing': {
    title: 'O sistema não abriu a janela para escolher um arquivo',
    advice: 'Nada mudou. No Linux, instale o “zenity” ou o “kdialog” e tente de novo.',
  },
  'contact-gone': {
    title: 'Este contato já foi apagado',
    advice: 'A lista foi atualizada. Crie o contato de novo se precisar dele.',
  },
  'contacts-full': {
    title: 'Cabem 100.000 contatos, e já estão todos aqui',
    advice: 'Apague contatos que não usa, ou importe uma lista menor.',
  },
  'contacts-file-unusable': {
    title: 'Este arquivo não é uma lista de contatos',
    advice: 'Escolha um arquivo CSV (de uma planilha) ou vCard (.vcf).',
  },
  'contacts-file-too-large': {
    title: 'O arquivo é grande demais',
    advice: 'Divida a lista em arquivos de até 20 MB e 100.000 linhas.',
  },
  internal: {
    title: 'O telefone teve um erro',
    advice: 'Feche e abra o Pilot Softphone. Se acontecer de novo, avise o suporte.',
  },
} as const;
