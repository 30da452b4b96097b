import { ArrowRight, BellOff, Contact, LogOut, Palette, Phone, PhoneCall, Settings, ShieldCheck, Smartphone } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Keyboard } from 'react-aria-components/Keyboard';
import { ListBoxItem } from 'react-aria-components/ListBox';
import { Text } from 'react-aria-components/Text';
import type { EntryKind, PaletteEntry } from './palette-entry.ts';

const ICONS: Record<EntryKind, LucideIcon> = {
  call: PhoneCall,
  go: ArrowRight,
  person: Phone,
  contact: Contact,
  line: Smartphone,
  presence: BellOff,
  permission: ShieldCheck,
  setting: Settings,
  look: Palette,
  quit: LogOut,
};

/** One thing that can be done. What stands at its end is read out after its name. */
export function PaletteRow({ entry: { id, kind, label, note, keys } }: { readonly entry: PaletteEntry }): ReactElement {
  const Icon = ICONS[kind];
  return (
    <ListBoxItem id={id} textValue={label} className="select-option palette-option">
      <Icon size={18} aria-hidden className="palette-kind" />
      <Text slot="label" className="palette-label">
        {label}
      </Text>
      {note === null && keys === null ? null : (
        <Text slot="description" className="palette-note">
          {keys === null ? note : <Keyboard className="palette-keys">{keys}</Keyboard>}
        </Text>
      )}
    </ListBoxItem>
  );
}
