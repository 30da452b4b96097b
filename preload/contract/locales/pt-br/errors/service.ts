/** What fails about Pilot Status and the ways to it: what it is called, and what to do next. */
export const ptBrServiceErrors = {
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
} as const;
