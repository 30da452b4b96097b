import type { BrowserContext, Page } from 'playwright-core';
import { cardSize, FAREWELL_SIZE, incomingView, isCardWanted } from '#contract/incoming.ts';
import { ALLOWED_COMMANDS, ALLOWED_SIGNALS } from '#contract/bridge.ts';
import { MINI_SIZE } from '#contract/mini-size.ts';
import type { Settings } from '#contract/settings.ts';
import { calmHistory, CALM_REPLIES } from './calm-replies.ts';
import { installFakeSoftphone } from './fake-softphone.ts';
import type { FakeSoftphoneOrder } from './fake-softphone.ts';
import type { GalleryState, Step } from './gallery-state.ts';

export const SIZES = {
  narrow: { width: 420, height: 680 },
  wide: { width: 960, height: 680 },
} as const;

/** The size of a window beside the main one in this state, as main would make it; null for the main window, which has several. */
export function ownSize({
  window,
  state,
  steps = [],
}: Pick<GalleryState, 'window' | 'state' | 'steps'>): { readonly width: number; readonly height: number } | null {
  if (window === 'main') return null;
  if (window === 'mini') return MINI_SIZE;
  const view = isCardWanted(state) ? incomingView(state) : null;
  const opensList = steps.some((step) => 'press' in step && /^(?:Responder com m|M)ensagem/.test(step.press));
  return view === null ? FAREWELL_SIZE : cardSize(view, { ...state, isListOpen: opensList });
}

export interface ShowOptions {
  readonly origin: string;
  readonly settings?: Partial<Settings>;
  /** Longer than the 600 ms a ringing card is deaf, where a step presses one. */
  readonly waitMs?: number;
}

/** Opens a page that shows one state of the gallery, with its steps taken. Console errors are gathered in `problems`. */
export async function showState(
  context: BrowserContext,
  shown: GalleryState,
  { origin, settings = {} }: ShowOptions,
): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  const order = orderOf({ ...shown, state: { ...shown.state, settings: { ...shown.state.settings, ...settings } } });
  await page.addInitScript(installFakeSoftphone, order);
  await page.goto(`${origin}/views/${shown.window}/index.html`);
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  await takeSteps(page, shown);
  return { page, problems };
}

/** What the stand-in for the bridge has to say in this state. */
export function orderOf({ window, state, failing = {}, replies = {}, levels, signals = [] }: GalleryState): FakeSoftphoneOrder {
  const call = state.calls[0];
  return {
    allowed: { commands: ALLOWED_COMMANDS[window], signals: ALLOWED_SIGNALS[window] },
    state,
    failing,
    replies: { ...CALM_REPLIES, 'history/page': calmHistory(state), ...replies },
    signals,
    levels: levels === undefined || call === undefined ? null : { callId: call.id, microphoneDbfs: levels[0], farDbfs: levels[1] },
  };
}

/** Takes the steps of a state on a page that shows it. */
export async function takeSteps(page: Page, { window, state, levels, signals, failing, steps = [] }: GalleryState): Promise<void> {
  const call = state.calls[0];
  const isDeafAtFirst = window === 'incoming' || call?.phase === 'stranded';
  if (isDeafAtFirst && steps.length > 0) await page.waitForTimeout(650);
  // What is signalled is there before anything is pressed.
  if (signals !== undefined) await page.waitForTimeout(150);
  for (const [index, step] of steps.entries()) {
    // What a step opens in the card, or moves there, is deaf again.
    if (window === 'incoming' && index > 0) await page.waitForTimeout(650);
    await revealed(page);
    await takeStep(page, step);
  }
  await revealed(page);
  if ((levels !== undefined && call !== undefined) || failing !== undefined || signals !== undefined) await page.waitForTimeout(250);
}

/** Where a field has the focus, react-aria keeps a dialog out of sight until it knows that no keyboard comes up on the screen. */
async function revealed(page: Page): Promise<void> {
  await page.locator('.dialog-backdrop[style*="opacity: 0"]').waitFor({ state: 'detached' });
}

async function takeStep(page: Page, step: Step): Promise<void> {
  if ('press' in step)
    await page
      .getByRole(step.role ?? 'button', { name: step.press, exact: true })
      .first()
      // The input of a radio is hidden under what stands for it.
      .click({ force: step.role === 'radio' });
  else if ('open' in step) await page.getByText(step.open, { exact: true }).first().click();
  else if ('see' in step) await page.getByText(step.see).first().waitFor();
  else if ('end' in step) await page.getByRole('grid', { name: step.end }).evaluate((list) => list.scrollTo(0, list.scrollHeight));
  else await page.getByLabel(step.into, { exact: true }).pressSequentially(step.type);
}
