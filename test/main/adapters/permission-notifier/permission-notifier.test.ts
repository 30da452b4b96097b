import type { NotificationConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { AppState } from '#contract/app-state.ts';
import { createTranslator } from '#contract/locales/translate.ts';
import type { PermissionNews } from '#contract/permission.ts';
import { IDLE, NOW, SALES, SUPPORT, number } from '../../../../build/gallery/fixtures.ts';
import { openPermissionNotifier } from '../../../../main/adapters/permission-notifier/open-permission-notifier.ts';

/** Electron's Notification as far as it is used: it stands until it is closed, and can be clicked. */
class Toast {
  static readonly standing: Toast[] = [];
  static isSupported(): boolean {
    return true;
  }
  readonly title: string;
  readonly #clicks: (() => void)[] = [];
  constructor({ title = '' }: NotificationConstructorOptions) {
    this.title = title;
  }
  on(_event: string, listener: () => void): this {
    this.#clicks.push(listener);
    return this;
  }
  show(): void {
    Toast.standing.push(this);
  }
  close(): void {
    Toast.standing.splice(Toast.standing.indexOf(this), 1);
  }
  click(): void {
    for (const listener of this.#clicks) listener();
  }
}

const NEWS: PermissionNews = { id: 'n1', lineId: SALES.id, peer: number('+5511988880001'), what: 'granted', at: NOW, expiresAt: null };
const t = createTranslator('pt-BR');
const titles = (): readonly string[] => Toast.standing.map(({ title }) => title);

describe('a notification of the system', () => {
  const opened = () => {
    Toast.standing.length = 0;
    const clicks: string[] = [];
    const notifier = openPermissionNotifier({ notification: Toast as never, clicked: () => void clicks.push('clicked') });
    const show = (
      news: readonly PermissionNews[],
      alerts: Partial<AppState['settings']['alerts']> = {},
      status: AppState['presence']['status'] = 'available',
    ) =>
      notifier.show(
        {
          ...IDLE,
          presence: { ...IDLE.presence, status },
          settings: { ...IDLE.settings, alerts: { ...IDLE.settings.alerts, ...alerts } },
          permissions: { ...IDLE.permissions, news },
        },
        () => t,
      );
    return { show, clicks, close: notifier.close };
  };

  test('tells once of a customer who allows calls, leads to the phone, and goes with the news', () => {
    const { show, clicks } = opened();
    show([NEWS]);
    show([NEWS]);
    expect(titles()).toEqual(['+55 11 98888-0001 permitiu chamadas']);
    Toast.standing[0]?.click();
    expect(clicks).toEqual(['clicked']);
    show([]);
    expect(titles()).toEqual([]);
  });

  test('tells of a promised call, and of no refusal', () => {
    const { show, close } = opened();
    show([
      { ...NEWS, id: 'n2', what: 'due' },
      { ...NEWS, id: 'n3', what: 'refused' },
    ]);
    expect(titles()).toEqual(['Hora de retornar para +55 11 98888-0001']);
    close();
    expect(titles()).toEqual([]);
  });

  test('covers names where the agent wants it, and stays away where no notifications are wanted', () => {
    const { show } = opened();
    show([NEWS], { hidePersonal: true });
    expect(titles()[0]).not.toContain('98888');
    show([NEWS], { toasts: false });
    expect(titles()).toEqual([]);
  });

  test('holds back what comes on do-not-disturb, and tells it as one at the return', () => {
    const { show } = opened();
    const second = { ...NEWS, id: 'n2', what: 'due' } as const;
    const third = { ...NEWS, id: 'n3', peer: number('+5511988880002') };
    show([NEWS]);
    show([third, second, NEWS], {}, 'do-not-disturb');
    expect(titles()).toEqual(['+55 11 98888-0001 permitiu chamadas']);
    show([third, second, NEWS]);
    expect(titles()).toEqual(['+55 11 98888-0001 permitiu chamadas', '2 clientes para ligar']);
    // Of what is left of the two nothing comes up anew.
    show([third]);
    expect(titles()).toEqual(['2 clientes para ligar']);
    show([]);
    expect(titles()).toEqual([]);
  });

  test('counts customers, whatever came of each', () => {
    const { show } = opened();
    const allowed = { ...NEWS, id: 'n2', peer: number('+5511988880002') };
    const due = { ...allowed, id: 'n3', what: 'due' } as const;
    const all = [NEWS, { ...NEWS, id: 'n4', lineId: SUPPORT.id }, allowed, due];
    show(all, {}, 'do-not-disturb');
    show(all);
    expect(titles()).toEqual(['2 clientes para ligar']);
  });

  test('tells of one customer alone what is to be done, and not as many', () => {
    const { show } = opened();
    const both = [NEWS, { ...NEWS, id: 'n2', what: 'due' } as const];
    show(both, {}, 'do-not-disturb');
    show(both);
    expect(titles()).toEqual(['Hora de retornar para +55 11 98888-0001']);
  });

  test('tells one piece of news that was held in its own words, and none that was dismissed meanwhile', () => {
    const { show } = opened();
    show([NEWS, { ...NEWS, id: 'n2' }], {}, 'meal');
    show([NEWS], {}, 'meal');
    expect(titles()).toEqual([]);
    show([NEWS]);
    expect(titles()).toEqual(['+55 11 98888-0001 permitiu chamadas']);
  });
});
