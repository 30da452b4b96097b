import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { galleryState, publish, raised, settled } from './gallery-stage.ts';
import { stageOfPages } from './stage-of-tests.ts';

const stage = stageOfPages();
let page: Page;

/** Presses Tab until the control of that name has the focus: what cannot be reached so cannot be used. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : [];
      return [element?.getAttribute('aria-label'), element?.textContent, ...labels];
    });
    if (focused.includes(name)) return;
  }
  throw new Error(`Tab never reached ${name}`);
}

/** Walks along the tabs with the arrow key. */
async function walkTo(tab: string): Promise<void> {
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('ArrowRight');
    if ((await page.evaluate(() => document.activeElement?.textContent)) === tab) return;
  }
  throw new Error(`no tab ${tab}`);
}

/** What was changed, without what pages ask for by themselves when they are opened. */
async function changes(): Promise<readonly (readonly [string, unknown])[]> {
  return (await raised(page)).filter(([name]) => /^(?:settings|line)\//.test(name));
}

const field = (): Promise<string> => page.getByLabel('Número ou nome', { exact: true }).inputValue();
const afterReply = (): Promise<void> => settled(page);

describe('by keyboard alone', () => {
  test('a number is typed and Enter calls it on the chosen line', async () => {
    page = await stage.show(galleryState('idle'));
    await tabTo('Número ou nome');
    await page.keyboard.type('11988887777');
    expect(await field()).toBe('11 98888-7777');
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['call/dial', { lineId: 'sales', to: '+5511988887777' }]]);
  });

  test('Enter on an empty field brings the last number back, and Enter again calls it', async () => {
    page = await stage.show(galleryState('idle'));
    await tabTo('Número ou nome');
    await page.keyboard.press('Enter');
    expect(await field()).toBe('+55 21 98888-0002');
    expect(await raised(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['call/dial', { lineId: 'sales', to: '+5521988880002' }]]);
  });

  test('a recent call is walked to and its number filled in; its button calls back', async () => {
    page = await stage.show(galleryState('idle'));
    await tabTo('Ligar');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await field()).toBe('+55 21 99876-5432');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['call/dial', { lineId: 'sales', to: '+5521988880002' }]]);
  });

  test('a call is muted, unmuted and hung up', async () => {
    page = await stage.show(galleryState('active-meta'));
    await tabTo('Ficar mudo');
    await page.keyboard.press('Space');
    await afterReply();
    await publish(page, { calls: galleryState('active-muted').state.calls });
    const mute = page.getByRole('button', { name: 'Sair do mudo' });
    await mute.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Sair do mudo');
    expect(await mute.textContent()).toContain('o cliente não ouve você');
    await page.keyboard.press('Space');
    await afterReply();
    await tabTo('Desligar');
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([
      ['call/mute', { callId: 'call', muted: true }],
      ['call/mute', { callId: 'call', muted: false }],
      ['call/hang-up', { callId: 'call' }],
    ]);
  });

  test('a ringing call in the main window is answered', async () => {
    page = await stage.show(galleryState('ringing'));
    await page.waitForTimeout(650);
    await tabTo('Atender');
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['call/answer', { callId: 'ring-1' }]]);
  });

  test('a line is added; what the service refuses is said and nothing typed is lost', async () => {
    page = await stage.show({ ...galleryState('add-line-refused'), steps: [] });
    await tabTo('Telefone');
    await walkTo('Linhas');
    await tabTo('Adicionar linha');
    await page.keyboard.press('Enter');
    await page.keyboard.type('ps_1234');
    await tabTo('Nome da linha');
    await page.keyboard.type('Cobrança');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Esta é a chave da conta, não a de um número').waitFor();
    expect(await page.getByLabel('Nome da linha').inputValue()).toBe('Cobrança');
    expect(await changes()).toEqual([['line/add', { apiKey: 'ps_1234', label: 'Cobrança' }]]);
  });

  test('a line is removed only after a second yes', async () => {
    page = await stage.show(galleryState('remove-line'));
    await page.keyboard.press('Enter'); // the focus starts on Cancelar
    expect(await raised(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remover Vendas' }).press('Enter');
    await tabTo('Remover linha');
    await page.keyboard.press('Enter');
    expect(await raised(page)).toEqual([['line/remove', { lineId: 'sales' }]]);
  });

  test('switches of the voice are pressed one after the other, and none takes the focus away', async () => {
    page = await stage.show(galleryState('settings'));
    await page.getByRole('switch', { name: 'Reduzir ruído' }).focus();
    await page.keyboard.press('Space');
    const focused = (): Promise<string | null> =>
      page.evaluate(() =>
        document.activeElement instanceof HTMLInputElement ? (document.activeElement.labels?.[0]?.textContent ?? null) : null,
      );
    expect(await focused()).toContain('Reduzir ruído');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await afterReply();
    expect(await focused()).toContain('Ajustar o volume da voz');
    expect(await changes()).toEqual([
      ['settings/change', { voice: { noiseSuppression: false } }],
      ['settings/change', { voice: { autoGain: false } }],
    ]);
  });

  test('settings are changed, and Escape gives the focus back', async () => {
    page = await stage.show(galleryState('idle'));
    await tabTo('Configurações');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: 'Clara' }).press('ArrowRight');
    await afterReply();
    await page.keyboard.press('Escape');
    expect(await changes()).toEqual([['settings/change', { theme: 'dark' }]]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Configurações');
  });
});

describe('when a command fails', () => {
  test('the refusal is shown, the number stays and Ligar works again', async () => {
    page = await stage.show(galleryState('dial-refused'));
    await page.getByText('Este cliente ainda não permitiu chamadas').waitFor();
    expect(await field()).toBe('11 98888-7777');
    expect(await page.getByRole('button', { name: 'Ligar', exact: true }).isEnabled()).toBe(true);
  });

  test('a phone that no longer responds says so instead of doing nothing', async () => {
    page = await stage.show(galleryState('active-meta'));
    await page.evaluate(() => {
      const breakBridge: unknown = Reflect.get(window, '__break');
      if (typeof breakBridge === 'function') breakBridge();
    });
    await page.getByRole('button', { name: 'Desligar' }).press('Enter');
    await page.getByRole('alert').getByText('O telefone teve um erro').waitFor();
    expect(await page.getByRole('button', { name: 'Desligar' }).isEnabled()).toBe(true);
  });
});

describe('the incoming card', () => {
  test('half-typed words and a click that was meant for something else do nothing', async () => {
    const context = await stage.freshContext();
    page = await stage.show(galleryState('incoming'), context);
    await page.clock.install(); // so that a slow machine is no slower than the 600 ms
    await page.clock.pauseAt(Date.now() + 60_000);
    await publish(page, { calls: [] });
    await publish(page, galleryState('incoming-unknown').state); // a new call comes up now
    const answer = page.getByRole('button', { name: 'Atender' });
    await answer.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await answer.click({ noWaitAfter: true });
    await page.clock.runFor(550);
    await answer.click({ noWaitAfter: true });
    expect(await raised(page)).toEqual([]);
    await page.clock.runFor(100);
    await answer.click();
    expect(await raised(page)).toEqual([['call/answer', { callId: 'ring-2' }]]);
  });

  test('shows why an answer was refused', async () => {
    page = await stage.show(galleryState('incoming-refused'));
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('Um colega atendeu antes');
  });
});
