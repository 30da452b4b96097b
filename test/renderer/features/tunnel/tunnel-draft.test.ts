import { describe, expect, test } from 'vitest';
import { createTranslator } from '#contract/locales/translate.ts';
import type { TunnelSettings, TunnelState, TunnelStatus } from '#contract/tunnel.ts';
import { NOW, ago } from '../../../../build/gallery/fixtures.ts';
import { appError } from '#contract/errors.ts';
import { checkDraft, draftOf, withProvider } from '../../../../renderer/features/tunnel/tunnel-draft.ts';
import { tunnelView } from '../../../../renderer/features/tunnel/tunnel-view.ts';

const kept = (settings: TunnelSettings, hasToken = false): TunnelState => ({ settings, hasToken, status: { state: 'off' } });
const EVERY_WAY: readonly TunnelSettings[] = [
  { provider: 'none' },
  { provider: 'cloudflared-quick', program: '/opt/cloudflared' },
  { provider: 'cloudflared-named', program: null, url: 'https://phone.example.com', localPort: 8_080 },
  { provider: 'ngrok', domain: 'phone.ngrok.app' },
  { provider: 'own-url', url: 'https://phone.example.com/calls', localPort: 9_000 },
];

describe('the fields of a way', () => {
  test.each(EVERY_WAY)('of $provider show what is kept, and ask for just that', (settings) => {
    expect(checkDraft(draftOf(kept(settings, true)))).toEqual({ ok: true, settings, token: null });
  });

  test('want a token where none is kept for that provider, and send it', () => {
    const ngrok = kept({ provider: 'ngrok', domain: null }, true);
    const named = withProvider(draftOf(ngrok), 'cloudflared-named', ngrok);
    expect(checkDraft(named)).toEqual({ ok: false, wrong: ['url', 'token'] });
    const filled = { ...named, url: 'https://phone.example.com', token: ' eyJ ' };
    expect(checkDraft(filled)).toMatchObject({ ok: true, token: 'eyJ', settings: { provider: 'cloudflared-named' } });
    expect(checkDraft(withProvider(filled, 'ngrok', ngrok))).toMatchObject({ ok: true, token: null });
  });

  test('say which of them is wrong', () => {
    const draft = draftOf(kept({ provider: 'own-url', url: 'https://phone.example.com', localPort: 9_000 }));
    expect(checkDraft({ ...draft, url: 'http://phone', localPort: '80' })).toEqual({ ok: false, wrong: ['url', 'localPort'] });
    expect(checkDraft({ ...draft, localPort: 'abc' })).toEqual({ ok: false, wrong: ['localPort'] });
    const ngrok = draftOf(kept({ provider: 'ngrok', domain: null }, true));
    expect(checkDraft({ ...ngrok, domain: 'not a name' })).toEqual({ ok: false, wrong: ['domain'] });
  });

  test('of the other ways are not judged', () => {
    const draft = { ...draftOf(kept({ provider: 'none' })), url: 'nonsense', domain: 'not a name', localPort: '' };
    expect(checkDraft(draft)).toEqual({ ok: true, settings: { provider: 'none' }, token: null });
  });
});

describe('how the way is', () => {
  const said = (status: TunnelStatus): string => {
    const view = tunnelView(
      { settings: { provider: 'ngrok', domain: null }, hasToken: true, status },
      { t: createTranslator('pt-BR'), now: NOW, language: 'pt-BR', timeZone: 'America/Sao_Paulo' },
    );
    return `${view.sign}: ${view.state}`;
  };

  test('is good only when it was proven', () => {
    expect(said({ state: 'open', publicUrl: 'https://x.ngrok.app', provenAt: null })).toBe('waiting: Aberto, ainda sem prova');
    expect(said({ state: 'open', publicUrl: 'https://x.ngrok.app', provenAt: ago(12_000) })).toBe('good: Aberto, provado há 12 s');
    expect(said({ state: 'silent', publicUrl: 'https://x.ngrok.app', since: ago(60_000) })).toBe(
      'bad: Parece aberto, mas nada chega por ele desde 14:04',
    );
    expect(said({ state: 'failed', error: appError('tunnel-refused'), since: ago(1) })).toBe('bad: O túnel recusou o token ou o domínio');
    expect([said({ state: 'opening' }), said({ state: 'off' })]).toEqual(['waiting: Abrindo…', 'off: Desligado: o telefone consulta']);
  });
});
