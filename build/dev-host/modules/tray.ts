import { EventEmitter } from 'node:events';
import { randomUUID } from 'node:crypto';
import type Electron from 'electron';

import { preventableEvent } from '../preventable-event.ts';
import { extend, provide } from '../provide.ts';
import { menuTree, type MenuNode } from './menu.ts';
import { imageFrom } from './native-image.ts';

export interface TraySnapshot {
  readonly index: number;
  readonly toolTip: string;
  readonly title: string;
  readonly imageDataUrl: string;
  readonly menu: readonly MenuNode[];
}

export interface TrayModule {
  readonly Tray: typeof Electron.Tray;
  list(): TraySnapshot[];
  click(index: number, kind: 'click' | 'right-click' | 'double-click' | 'middle-click'): void;
  menuOf(index: number): Electron.Menu | null;
}

interface LiveTray {
  image: Electron.NativeImage;
  toolTip: string;
  title: string;
  menu: Electron.Menu | null;
  readonly emitter: EventEmitter;
}

const BOUNDS = { x: 0, y: 0, width: 22, height: 22 };

/** `Tray`. Icons are kept, not drawn; a test face reads and clicks them. */
export function createTrayModule(): TrayModule {
  const trays: LiveTray[] = [];

  function makeTray(image: Electron.NativeImage | string): Electron.Tray {
    const emitter = new EventEmitter();
    const live: LiveTray = { image: imageFrom(image), toolTip: '', title: '', menu: null, emitter };
    const alive = (): LiveTray => {
      if (!trays.includes(live)) throw new TypeError('Tray is destroyed');
      return live;
    };
    trays.push(live);
    const guid = randomUUID();
    return provide<Electron.Tray>()(
      'Tray',
      extend(emitter, {
        setImage: (next: Electron.NativeImage | string) => void (alive().image = imageFrom(next)),
        setPressedImage: () => undefined,
        setToolTip: (toolTip: string) => void (alive().toolTip = toolTip),
        setTitle: (title: string) => void (alive().title = title),
        getTitle: () => live.title,
        setContextMenu: (menu: Electron.Menu | null) => void (alive().menu = menu),
        popUpContextMenu: (menu?: Electron.Menu) => (menu ?? live.menu)?.popup(),
        closeContextMenu: () => undefined,
        setIgnoreDoubleClickEvents: () => undefined,
        getIgnoreDoubleClickEvents: () => false,
        getBounds: () => ({ ...BOUNDS }),
        getGUID: () => guid,
        displayBalloon: () => undefined,
        removeBalloon: () => undefined,
        focus: () => undefined,
        destroy: () => {
          const at = trays.indexOf(live);
          if (at >= 0) trays.splice(at, 1);
        },
        isDestroyed: () => !trays.includes(live),
      }),
    );
  }
  class Tray {
    constructor(image: Electron.NativeImage | string) {
      return makeTray(image) as unknown as Tray;
    }
  }
  return {
    Tray: Tray as unknown as typeof Electron.Tray,
    list: () =>
      trays.map(({ toolTip, title, image, menu }, index) => ({
        index,
        toolTip,
        title,
        imageDataUrl: image.toDataURL(),
        menu: menuTree(menu),
      })),
    click: (index, kind) => {
      const tray = trays[index];
      if (!tray) throw new Error(`no tray icon ${index}`);
      const keys = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, triggeredByAccelerator: false };
      tray.emitter.emit(kind, preventableEvent(keys), { ...BOUNDS }, { x: 0, y: 0 });
    },
    menuOf: (index) => trays[index]?.menu ?? null,
  };
}
