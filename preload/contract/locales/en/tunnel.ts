import type { Wording } from '../wording.ts';
import type { ptBrTunnel } from '../pt-br/tunnel.ts';

/** Words about the way by which calls reach this computer. */
export const enTunnel: Wording<typeof ptBrTunnel> = {
  tunnel: {
    title: 'How calls arrive',
    provider: 'Way',
    providers: {
      none: { name: 'Check only', about: 'Nothing to set up. Calls arrive a few seconds late.' },
      'cloudflared-quick': { name: 'Cloudflare, quick tunnel', about: 'No account. Needs the program cloudflared on this computer.' },
      'cloudflared-named': {
        name: 'Cloudflare, company tunnel',
        about: 'A fixed address. Needs the program cloudflared and the tunnel’s token.',
      },
      ngrok: {
        name: 'ngrok',
        about:
          'No other program. Needs the token of the ngrok account, on a paid plan: proving the way takes about 260,000 requests a month, and the free plan’s 20,000 are used up in two days.',
      },
      'own-url': { name: 'Own address', about: 'For those who have a server that forwards to this computer.' },
    },
    state: {
      off: 'Off: the phone checks',
      opening: 'Opening…',
      open: 'Open, not proven yet',
      openProven: 'Open, proven {{when}}',
      silent: 'Looks open, but nothing has come through since {{time}}',
      failed: 'Did not open',
    },
    silentAdvice: 'The phone is opening it again. Until then calls arrive by checking.',
    change: 'Change',
    changeLong: 'Change how calls arrive',
    program: 'Where cloudflared is',
    programPlaceholder: 'What the system finds',
    programAbout: 'Left empty, the phone looks for it.',
    url: 'Public address',
    urlPlaceholder: 'https://phone.yourcompany.com',
    urlAboutNamed: 'The public name that the tunnel has in Cloudflare’s dashboard.',
    urlAboutOwn: 'The address of your server, which leads to this computer.',
    urlWrong: 'Write an address that starts with https://, with nothing behind the name.',
    port: 'Port on this computer',
    portAbout: 'In Cloudflare’s dashboard, the service is http://localhost:{{port}}',
    portAboutOwn: 'Your server forwards to http://localhost:{{port}} on this computer.',
    portWrong: 'A number from 1024 to 65535.',
    domain: 'Domain',
    domainPlaceholder: 'The one the account was given',
    domainAbout: 'Left empty, it is the domain that ngrok gave the account.',
    domainWrong: 'Write the name alone, such as example.ngrok.app',
    token: 'Token',
    tokenWhere: {
      'cloudflared-named': 'In Cloudflare’s dashboard: Networks → Tunnels → the tunnel → install → the text behind --token.',
      ngrok: 'In ngrok’s dashboard: Your Authtoken.',
    },
    tokenKept: 'Kept in the system’s vault. It is not shown again.',
    tokenReplace: 'Replace token',
    tokenMissing: 'Paste the token.',
    use: 'Use this way',
    saving: 'Changing…',
  },
};
