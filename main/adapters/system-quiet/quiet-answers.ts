import { z } from 'zod';

/** `gsettings get org.gnome.desktop.notifications show-banners`: what is shown is not kept quiet. */
export function gnomeQuiet(text: string | null): boolean | null {
  if (text?.trim() === 'false') return true;
  return text?.trim() === 'true' ? false : null;
}

/** `gdbus` prints a variant in a tuple: `(<true>,)`. */
export function inhibited(text: string | null): boolean | null {
  const told = /^\(<(true|false)>,\)\s*$/.exec(text ?? '')?.[1];
  return told === undefined ? null : told === 'true';
}

const assertions = z.object({ data: z.array(z.object({ storeAssertionRecords: z.array(z.unknown()).optional() })) });

/** macOS: a record for each Focus that is on; without any the member is missing. */
export function macFocus(text: string | null): boolean | null {
  const read = assertions.safeParse(parsed(text));
  return read.success ? read.data.data.some(({ storeAssertionRecords }) => (storeAssertionRecords?.length ?? 0) > 0) : null;
}

/** Windows: 0 is off, 1 priority only, 2 alarms only. */
export function windowsFocusAssist(text: string | null): boolean | null {
  const told = /^\s*(\d+)\s*$/.exec(text ?? '')?.[1];
  return told === undefined ? null : Number(told) > 0;
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null; // half written, or not there
  }
}
