import type { AppErrorCode } from '../../errors.ts';

/** What each failure is called and what to do next. The title says what it means for the call; the advice is a step. */
export const ptBrErrors = {
  // the key
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
  // the number
  'line-disconnected': {
    title: 'Este número está desconectado do WhatsApp',
    advice: 'Leia o QR code de novo no painel do Pilot Status. A linha volta sozinha.',
  },
  'calling-disabled': {
    title: 'As chamadas estão desligadas neste número',
    advice: 'Peça ao administrador para ligar as chamadas deste número no painel do Pilot Status.',
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
  'calling-settings-refused': {
    title: 'O WhatsApp não aceitou estes ajustes',
    advice: 'Nada foi mudado. Confira os horários e salve de novo.',
  },
  'calling-settings-stale': {
    title: 'Estes ajustes foram lidos há muito tempo',
    advice: 'Leia de novo e refaça a mudança.',
  },
  // the person called
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
    advice: 'Espere até amanhã para pedir de novo, ou aguarde o cliente ligar.',
  },
  'permission-is-permanent': {
    title: 'Este cliente já permitiu chamadas para sempre',
    advice: 'Não é preciso pedir: ligue.',
  },
  'text-window-closed': {
    title: 'A mensagem não chega: passaram 24 horas',
    advice: 'Fora da janela de 24 horas o WhatsApp só aceita modelos aprovados. Espere o cliente escrever ou ligar, ou envie um modelo pelo painel.',
  },
  'unanswered-second': {
    title: 'Ninguém atendeu a última chamada',
    advice: 'Se esta também ficar sem resposta, o WhatsApp sugere ao cliente tirar a permissão. Mande uma mensagem antes.',
  },
  'unanswered-fourth': {
    title: 'Três chamadas seguidas sem resposta',
    advice: 'Se esta também ficar, o WhatsApp tira a permissão. Mande uma mensagem e espere a resposta.',
  },
  'call-limit-reached': {
    title: 'As chamadas de hoje para este cliente acabaram',
    advice: 'Tente amanhã ou continue a conversa por mensagem.',
  },
  'peer-unreachable': {
    title: 'Este número não recebe chamadas do WhatsApp',
    advice: 'Confira se é o número certo. O cliente pode não usar o WhatsApp ou estar com uma versão antiga.',
  },
  'peer-busy': {
    title: 'Já existe uma chamada com este cliente',
    advice: 'Um colega pode estar falando com ele. Tente de novo em alguns minutos.',
  },
  'message-refused': {
    title: 'A mensagem não foi aceita',
    advice: 'O WhatsApp ou o Pilot Status não deixou enviar. Atenda, recuse, ou escreva pela caixa de entrada.',
  },
  // the call
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
  'call-lost-in-restart': {
    title: 'A chamada caiu quando o telefone reiniciou',
    advice: 'Este tipo de chamada não pode ser retomado. Use Retornar para falar com o cliente.',
  },
  // sound
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
  // the service
  'service-unreachable': {
    title: 'Sem conexão com o Pilot Status',
    advice: 'Confira a internet. O telefone tenta de novo sozinho.',
  },
  'service-timeout': {
    title: 'O Pilot Status demorou demais para responder',
    advice: 'Espere um instante e tente de novo.',
  },
  'api-address-wrong': {
    title: 'Neste endereço não há um Pilot Status',
    advice: 'Confira o endereço da API nas configurações e tente de novo.',
  },
  'service-broken': {
    title: 'O Pilot Status está com um problema',
    advice: 'Espere um minuto e tente de novo. Se continuar, avise o suporte.',
  },
  'rate-limited': {
    title: 'Foram pedidos demais em pouco tempo',
    advice: 'Espere um pouco. O telefone continua sozinho.',
  },
  // the way by which webhooks reach us
  'tunnel-program-missing': {
    title: 'O cloudflared não está neste computador',
    advice: 'Instale o cloudflared, ou diga nas configurações onde ele está. Enquanto isso as chamadas chegam por consulta.',
  },
  'tunnel-token-missing': {
    title: 'Falta o token do túnel',
    advice: 'Cole o token nas configurações, em Como as chamadas chegam.',
  },
  'tunnel-refused': {
    title: 'O túnel recusou o token ou o domínio',
    advice: 'Confira nas configurações o token e o domínio e cole o token de novo.',
  },
  'tunnel-lost': {
    title: 'O túnel caiu',
    advice: 'O telefone está abrindo de novo. Enquanto isso as chamadas chegam por consulta, com alguns segundos de atraso.',
  },
  'tunnel-port-taken': {
    title: 'Outro programa usa a porta do túnel',
    advice: 'Feche o outro programa, ou escolha outra porta nas configurações e no túnel.',
  },
  'public-url-wrong': {
    title: 'O endereço público não traz até aqui',
    advice: 'Confira o endereço nas configurações. Ele começa com https:// e precisa levar à porta deste telefone.',
  },
  // ourselves
  'invalid-input': {
    title: 'O telefone não entendeu este pedido',
    advice: 'Confira o que foi preenchido e tente de novo.',
  },
  'keys-not-kept': {
    title: 'As chaves valem só até fechar o telefone',
    advice: 'Este computador não tem um cofre de senhas. Ligue o cofre do sistema para não precisar colar as chaves de novo.',
  },
  'line-not-kept': {
    title: 'Esta linha vale só até fechar o telefone',
    advice: 'O computador não deixou gravar. Libere espaço no disco, remova a linha e adicione outra vez.',
  },
  'storage-damaged': {
    title: 'Um arquivo do telefone estava danificado',
    advice: 'Ele foi guardado à parte e começamos um novo. Confira as configurações.',
  },
  'report-gone': {
    title: 'Não há relatório desta chamada',
    advice: 'Não é preciso fazer nada. Só chamadas em que houve som têm relatório, e os mais antigos são apagados.',
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
  'prices-unusable': {
    title: 'Este arquivo não tem preços que dê para usar',
    advice: 'Use CSV ou JSON com as colunas prefixo e preço por minuto. A tabela de antes continua valendo.',
  },
  'environment-invalid': {
    title: 'As linhas dadas pela instalação não puderam ser lidas',
    advice: 'Peça a quem instalou para corrigir as variáveis PILOT_STATUS_API_KEYS e PILOT_STATUS_API_URL e abrir o telefone de novo.',
  },
  'practice-unavailable': {
    title: 'O treino não abriu',
    advice: 'Desligue e ligue o treino nas configurações. As outras linhas não são afetadas.',
  },
  // the network and the machine
  'proxy-address-wrong': {
    title: 'O endereço do proxy não está certo',
    advice: 'Escreva servidor e porta, como proxy.empresa.com.br:3128. Usuário e senha têm campos próprios.',
  },
  'proxy-unreachable': {
    title: 'O proxy não responde',
    advice: 'Confira o endereço do proxy nas configurações de rede ou escolha o do sistema.',
  },
  'proxy-login-needed': {
    title: 'O proxy pede usuário e senha',
    advice: 'Escreva o usuário e a senha do proxy nas configurações de rede. Se já estão lá, confira com o suporte da empresa.',
  },
  'proxy-unsupported': {
    title: 'Este telefone não fala com este tipo de proxy',
    advice: 'Peça ao suporte da empresa um proxy HTTP com usuário e senha, ou acesso direto ao Pilot Status.',
  },
  'certificate-untrusted': {
    title: 'A rede mostrou um certificado desconhecido',
    advice: 'Se a empresa inspeciona a rede, adicione o arquivo de certificados dela nas configurações de rede.',
  },
  'ca-file-unusable': {
    title: 'O arquivo de certificados não serve',
    advice: 'Escolha um arquivo PEM com os certificados da empresa. O telefone segue com os do sistema.',
  },
  'clock-wrong': {
    title: 'O relógio deste computador está errado',
    advice: 'Ligue o ajuste automático de data e hora do sistema.',
  },
  'disk-low': {
    title: 'O disco está quase cheio',
    advice: 'Libere espaço: sem ele as chamadas recebidas e as gravações se perdem.',
  },
  'notifications-blocked': {
    title: 'O sistema não mostra as notificações do telefone',
    advice: 'Permita as notificações do Pilot Softphone nas configurações do sistema. O cartão de chamada aparece mesmo assim.',
  },
  // what an administrator lays down, and files of settings
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
  'do-not-contact': {
    title: 'Este contato pediu para não ser chamado',
    advice: 'Ligue só se houver um bom motivo: confirme no campo de ligar.',
  },
  'contact-gone': {
    title: 'Este contato já foi excluído',
    advice: 'A lista foi atualizada. Crie o contato de novo se precisar dele.',
  },
  'contacts-full': {
    title: 'Cabem 100.000 contatos, e já estão todos aqui',
    advice: 'Exclua contatos que não usa, ou importe uma lista menor.',
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
} as const satisfies Record<AppErrorCode, { readonly title: string; readonly advice: string }>;
