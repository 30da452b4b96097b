/** What fails about sound, recordings and clips: what it is called, and what to do next. */
export const ptBrSoundErrors = {
  'web-audio-unavailable': {
    title: 'O som do WhatsApp Web não abriu neste computador',
    advice: 'Use uma linha do WhatsApp oficial. Para resolver de vez, reinstale o Pilot Softphone.',
  },
  'microphone-blocked': {
    title: 'O microfone está bloqueado: o cliente não vai ouvir você',
    advice: 'Permita o microfone para o Pilot Softphone nas configurações do sistema e ligue de novo.',
  },
  'audio-device-switched': {
    title: 'O aparelho escolhido foi desconectado',
    advice: 'O som passou para o aparelho padrão. Conecte o escolhido de novo e ele volta sozinho.',
  },
  'audio-device-missing': {
    title: 'Não achamos o microfone ou o alto-falante',
    advice: 'Conecte o fone ou escolha outro aparelho nas configurações.',
  },
  'headsets-away': {
    title: 'Não dá para procurar headsets agora',
    advice: 'A parte do telefone que cuida do som está reiniciando. Tente de novo em alguns segundos.',
  },
  'sound-check-in-call': {
    title: 'O teste de som espera a chamada',
    advice: 'A chamada precisa dos mesmos aparelhos. Teste de novo quando ela terminar.',
  },
  'media-host-refused': {
    title: 'O som viria de um endereço que não conhecemos',
    advice: 'A chamada foi encerrada por segurança. Avise o suporte.',
  },
  'customer-silent': {
    title: 'Nenhum som do cliente há cinco segundos',
    advice: 'Pergunte se ele ouve você. Se nada voltar, desligue e retorne a ligação.',
  },
  'media-lost': {
    title: 'O som da chamada caiu e não voltou',
    advice: 'Confira a internet e use Retornar para ligar de novo.',
  },
  'voice-part-missing': {
    title: 'Este computador não trata a sua voz como pedido',
    advice: 'Nos números Web, eco, ruído ou volume ficam como estão. Use um fone, ou desligue a opção em Sua voz.',
  },
  'sound-rate-wrong': {
    title: 'As vozes podem soar lentas ou aceleradas',
    advice: 'Nas configurações avançadas, troque a qualidade do som do WhatsApp Web. Vale a partir da próxima chamada.',
  },
  'consent-needed': {
    title: 'O cliente ainda não concordou com a gravação',
    advice: 'Toque o aviso de gravação até o fim, ou pergunte e marque que o cliente concordou.',
  },
  'recording-unsafe': {
    title: 'Este computador não tem onde guardar com segurança a chave das gravações',
    advice: 'Nada é gravado. Configure o cofre de senhas do sistema e abra o telefone de novo.',
  },
  'recording-locked': {
    title: 'As gravações não abrem neste computador',
    advice: 'Desbloqueie o cofre de senhas do sistema e abra o telefone de novo. Gravações de outro computador ou usuário não abrem aqui.',
  },
  'recording-damaged': {
    title: 'Esta gravação está danificada',
    advice: 'O começo dela não abre, então nada pode ser tocado. Ela pode ser apagada.',
  },
  'recording-gone': {
    title: 'Esta gravação não existe mais',
    advice: 'Foi apagada, ou passou do prazo de guarda.',
  },
  'recording-broke-off': {
    title: 'A gravação foi interrompida',
    advice:
      'O disco está cheio ou não aceita a gravação. A chamada continua, e o que foi gravado está guardado. Libere espaço e grave de novo.',
  },
  'clip-unusable': {
    title: 'Este arquivo não serve como áudio pronto',
    advice: 'Escolha um arquivo WAV ou Opus com som, de no máximo dois minutos. Remova áudios que não usa.',
  },
  'clip-not-played': {
    title: 'O áudio não foi tocado',
    advice: 'A chamada está sem som agora, ou a Pilot Status não aceitou o áudio. Tente de novo.',
  },
  'report-gone': {
    title: 'Não há relatório desta chamada',
    advice: 'Não é preciso fazer nada. Só chamadas em que houve som têm relatório, e os mais antigos são apagados.',
  },
} as const;
