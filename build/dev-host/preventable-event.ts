/** The event object that Electron hands to listeners: they may call `preventDefault()`. */
export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

/** A fresh event, with further members if given. */
export function preventableEvent<T extends object>(members?: T): PreventableEvent & T {
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(members ?? {})) as PreventableEvent & T;
}
