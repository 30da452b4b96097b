import type { TunnelSettings, TunnelStatus } from '../../tunnel.ts';

/** Words about the way by which calls reach this computer. */
export const ptBrTunnel = {
  tunnel: {
    title: 'Como as chamadas chegam',
    provider: 'Caminho',
    providers: {
      none: { name: 'Só consultar', about: 'Nada para configurar. As chamadas chegam com alguns segundos de atraso.' },
      'cloudflared-quick': { name: 'Cloudflare, túnel rápido', about: 'Sem conta. Precisa do programa cloudflared neste computador.' },
      'cloudflared-named': {
        name: 'Cloudflare, túnel da empresa',
        about: 'Endereço fixo. Precisa do programa cloudflared e do token do túnel.',
      },
      ngrok: {
        name: 'ngrok',
        about:
          'Sem outro programa. Precisa do token da conta ngrok, em um plano pago: provar o caminho usa cerca de 260.000 requisições por mês, e as 20.000 do plano gratuito acabam em dois dias.',
      },
      'own-url': { name: 'Endereço próprio', about: 'Para quem já tem um servidor que encaminha para este computador.' },
    } satisfies Record<TunnelSettings['provider'], { readonly name: string; readonly about: string }>,
    state: {
      off: 'Desligado: o telefone consulta',
      opening: 'Abrindo…',
      open: 'Aberto, ainda sem prova',
      openProven: 'Aberto, provado {{when}}',
      silent: 'Parece aberto, mas nada chega por ele desde {{time}}',
      failed: 'Não abriu',
    } satisfies Record<TunnelStatus['state'] | 'openProven', string>,
    silentAdvice: 'O telefone está abrindo outra vez. Enquanto isso as chamadas chegam por consulta.',
    change: 'Mudar',
    changeLong: 'Mudar como as chamadas chegam',
    program: 'Onde está o cloudflared',
    programPlaceholder: 'O que o sistema encontrar',
    programAbout: 'Em branco, o telefone procura sozinho.',
    url: 'Endereço público',
    urlPlaceholder: 'https://telefone.suaempresa.com.br',
    urlAboutNamed: 'O nome público que o túnel tem no painel da Cloudflare.',
    urlAboutOwn: 'O endereço do seu servidor, que leva até este computador.',
    urlWrong: 'Escreva um endereço que comece com https://, sem nada depois do nome.',
    port: 'Porta neste computador',
    portAbout: 'No painel da Cloudflare, o serviço é http://localhost:{{port}}',
    portAboutOwn: 'O seu servidor encaminha para http://localhost:{{port}} neste computador.',
    portWrong: 'Um número de 1024 a 65535.',
    domain: 'Domínio',
    domainPlaceholder: 'O que a conta recebeu',
    domainAbout: 'Em branco, vale o domínio que o ngrok deu à conta.',
    domainWrong: 'Escreva só o nome, como exemplo.ngrok.app',
    token: 'Token',
    tokenWhere: {
      'cloudflared-named': 'No painel da Cloudflare: Redes → Túneis → o túnel → instalar → o texto depois de --token.',
      ngrok: 'No painel do ngrok: Your Authtoken.',
    },
    tokenKept: 'Guardado no cofre do sistema. Não é mostrado de novo.',
    tokenReplace: 'Trocar token',
    tokenMissing: 'Cole o token.',
    use: 'Usar este caminho',
    saving: 'Trocando…',
  },
} as const;
