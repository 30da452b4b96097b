import type { Wording } from '../../wording.ts';
import type { ptBrServiceErrors } from '../../pt-br/errors/service.ts';

/** What fails about Pilot Status and the ways to it: what it is called, and what to do next. */
export const enServiceErrors: Wording<typeof ptBrServiceErrors> = {
  'service-unreachable': {
    title: 'No connection to Pilot Status',
    advice: 'Check the internet. The phone keeps trying by itself.',
  },
  'service-timeout': {
    title: 'Pilot Status took too long to reply',
    advice: 'Wait a moment and try again.',
  },
  'api-address-wrong': {
    title: 'There is no Pilot Status at this address',
    advice: 'Check the API address in the settings and try again.',
  },
  'service-broken': {
    title: 'Pilot Status has a problem',
    advice: 'Wait a minute and try again. If it goes on, tell support.',
  },
  'rate-limited': {
    title: 'Too many requests in a short time',
    advice: 'Wait a little. The phone goes on by itself.',
  },
  'tunnel-program-missing': {
    title: 'cloudflared is not on this computer',
    advice: 'Install cloudflared, or say in the settings where it is. Until then calls arrive by checking.',
  },
  'tunnel-token-missing': {
    title: 'The token of the tunnel is missing',
    advice: 'Paste the token in the settings, under How calls arrive.',
  },
  'tunnel-refused': {
    title: 'The tunnel refused the token or the domain',
    advice: 'Check the token and the domain in the settings and paste the token again.',
  },
  'tunnel-lost': {
    title: 'The tunnel is down',
    advice: 'The phone is opening it again. Until then calls arrive by checking, a few seconds late.',
  },
  'tunnel-port-taken': {
    title: 'Another program uses the port of the tunnel',
    advice: 'Close the other program, or choose another port in the settings and in the tunnel.',
  },
  'public-url-wrong': {
    title: 'The public address does not lead here',
    advice: 'Check the address in the settings. It starts with https:// and must lead to the port of this phone.',
  },
  'proxy-address-wrong': {
    title: 'The proxy address is not right',
    advice: 'Write host and port, such as proxy.company.com:3128. User and password have fields of their own.',
  },
  'proxy-unreachable': {
    title: 'The proxy does not answer',
    advice: 'Check the proxy address in the network settings, or choose the system’s.',
  },
  'proxy-login-needed': {
    title: 'The proxy asks for a user and password',
    advice: 'Write the proxy’s user and password in the network settings. If they are there, check them with your company’s support.',
  },
  'proxy-unsupported': {
    title: 'This phone does not speak with this kind of proxy',
    advice: 'Ask your company’s support for an HTTP proxy with user and password, or for direct access to Pilot Status.',
  },
  'certificate-untrusted': {
    title: 'The network showed an unknown certificate',
    advice: 'If your company inspects the network, add its certificate file in the network settings.',
  },
  'ca-file-unusable': {
    title: 'The certificate file is of no use',
    advice: 'Choose a PEM file with your company’s certificates. The phone goes on with the system’s.',
  },
  'clock-wrong': {
    title: 'The clock of this computer is wrong',
    advice: 'Switch on automatic date and time in the system.',
  },
};
