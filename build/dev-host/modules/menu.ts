import { EventEmitter } from 'node:events';
import type Electron from 'electron';

import { extend, provide } from '../provide.ts';

/** A menu as a test sees it. */
export interface MenuNode {
  readonly label: string;
  readonly type: string;
  readonly id: string | null;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly submenu: readonly MenuNode[] | null;
}

export interface MenuModule {
  readonly Menu: typeof Electron.Menu;
  readonly MenuItem: typeof Electron.MenuItem;
  readonly applicationMenu: () => Electron.Menu | null;
}

/** What items with a role do. */
export type RoleActions = Readonly<Partial<Record<string, (window: Electron.BrowserWindow | null) => void>>>;

type Template = (Electron.MenuItemConstructorOptions | Electron.MenuItem)[];

const ROLE_LABELS: Readonly<Record<string, string>> = {
  quit: 'Quit',
  close: 'Close Window',
  minimize: 'Minimize',
  reload: 'Reload',
  forcereload: 'Force Reload',
  toggledevtools: 'Toggle Developer Tools',
  about: 'About',
  copy: 'Copy',
  cut: 'Cut',
  paste: 'Paste',
  undo: 'Undo',
  redo: 'Redo',
  selectall: 'Select All',
  zoomin: 'Zoom In',
  zoomout: 'Zoom Out',
  resetzoom: 'Actual Size',
  togglefullscreen: 'Toggle Full Screen',
  help: 'Help',
  window: 'Window',
  editmenu: 'Edit',
  viewmenu: 'View',
  windowmenu: 'Window',
  filemenu: 'File',
};

/** `Menu` and `MenuItem`. Menus are not drawn: a test face or a role clicks them. */
export function createMenuModule(roles: RoleActions, focusedWindow: () => Electron.BrowserWindow | null): MenuModule {
  let applicationMenu: Electron.Menu | null = null;
  let lastCommandId = 0;

  function makeItem(options: Electron.MenuItemConstructorOptions): Electron.MenuItem {
    lastCommandId += 1;
    const role = options.role?.toLowerCase();
    const submenu = Array.isArray(options.submenu) ? buildFromTemplate(options.submenu) : (options.submenu ?? undefined);
    const type = options.type ?? (submenu ? 'submenu' : 'normal');
    const state = { checked: options.checked ?? false, enabled: options.enabled ?? true, visible: options.visible ?? true };
    const item: Electron.MenuItem = provide<Electron.MenuItem>()('MenuItem', {
      id: options.id ?? '',
      label: options.label ?? ROLE_LABELS[role ?? ''] ?? '',
      sublabel: options.sublabel ?? '',
      toolTip: options.toolTip ?? '',
      type,
      commandId: lastCommandId,
      registerAccelerator: options.registerAccelerator ?? true,
      ...(options.accelerator === undefined ? { accelerator: null } : { accelerator: options.accelerator }),
      ...(options.icon === undefined ? {} : { icon: options.icon }),
      ...(options.role === undefined ? {} : { role: options.role as NonNullable<Electron.MenuItem['role']> }),
      ...(submenu ? { submenu } : {}),
      userAccelerator: null,
      get checked() {
        return state.checked;
      },
      set checked(checked: boolean) {
        state.checked = checked;
      },
      get enabled() {
        return state.enabled;
      },
      set enabled(enabled: boolean) {
        state.enabled = enabled;
      },
      get visible() {
        return state.visible;
      },
      set visible(visible: boolean) {
        state.visible = visible;
      },
      click: (event: Electron.KeyboardEvent, window: Electron.BaseWindow | undefined) => {
        if (!state.enabled) return;
        if (type === 'checkbox') state.checked = !state.checked;
        if (type === 'radio') state.checked = true;
        const action = role === undefined ? undefined : roles[role];
        if (options.click) options.click(item, window, event ?? {});
        else action?.(focusedWindow());
      },
    });
    return item;
  }

  function makeMenu(first: readonly Electron.MenuItem[]): Electron.Menu {
    const items = [...first];
    const emitter = new EventEmitter();
    const find = (id: string): Electron.MenuItem | null => {
      for (const item of items) {
        const found = item.id === id ? item : 'submenu' in item ? item.submenu?.getMenuItemById(id) : null;
        if (found) return found;
      }
      return null;
    };
    return provide<Electron.Menu>()(
      'Menu',
      extend(emitter, {
        items,
        append: (item: Electron.MenuItem) => void items.push(item),
        insert: (position: number, item: Electron.MenuItem) => void items.splice(position, 0, item),
        getMenuItemById: find,
        popup: (options?: Electron.PopupOptions) => {
          emitter.emit('menu-will-show');
          options?.callback?.();
        },
        closePopup: () => void emitter.emit('menu-will-close'),
      }),
    );
  }

  function buildFromTemplate(template: Template): Electron.Menu {
    return makeMenu(template.map((entry) => ('commandId' in entry ? entry : makeItem(entry))));
  }

  class Menu {
    static buildFromTemplate = buildFromTemplate;
    static setApplicationMenu = (menu: Electron.Menu | null): void => {
      applicationMenu = menu;
    };
    static getApplicationMenu = (): Electron.Menu | null => applicationMenu;
    constructor() {
      return makeMenu([]) as unknown as Menu;
    }
  }
  class MenuItem {
    constructor(options: Electron.MenuItemConstructorOptions) {
      return makeItem(options) as unknown as MenuItem;
    }
  }
  return {
    Menu: Menu as unknown as typeof Electron.Menu,
    MenuItem: MenuItem as unknown as typeof Electron.MenuItem,
    applicationMenu: () => applicationMenu,
  };
}

/** The menu as plain values. */
export function menuTree(menu: Electron.Menu | null): MenuNode[] {
  return (menu?.items ?? []).map((item) => ({
    label: item.label,
    type: item.type,
    id: item.id === '' ? null : item.id,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    submenu: 'submenu' in item && item.submenu ? menuTree(item.submenu) : null,
  }));
}

/** Clicks the item that these labels (or ids) lead to, as a user would. Throws when there is none, or it cannot be clicked. */
export function clickMenuItem(menu: Electron.Menu | null, path: readonly string[]): void {
  let at = menu;
  for (const [depth, label] of path.entries()) {
    const item: Electron.MenuItem | undefined = at?.items.find((entry) => entry.visible && (entry.label === label || entry.id === label));
    if (!item) throw new Error(`no menu item ${path.slice(0, depth + 1).join(' › ')}`);
    if (!item.enabled) throw new Error(`menu item ${label} is disabled`);
    if (depth === path.length - 1) {
      if (item.type === 'radio') for (const other of at?.items ?? []) if (other.type === 'radio') other.checked = false;
      (item.click as (event: object, window: undefined) => void)({}, undefined); // declared as a bare Function
      return;
    }
    at = 'submenu' in item ? (item.submenu ?? null) : null;
  }
}
