import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { contactTitle, type Contact } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import './favourite-strip.css';

/** One row of the narrow window. The arrow down in an empty field shows more of them, the page of contacts all. */
const MOST_SHOWN = 4;

/** A first name, as one says it: four of them stand in one row in full. `Dr.` and the like are no names. */
function calledBy(contact: Contact): string {
  const first = /^\S*[^\s.]{3}(?=\s)/.exec(contact.name)?.[0];
  return first ?? contactTitle(contact);
}

/** Favourites at hand: a press puts the number into the field, and calls nobody by accident. Nothing where there are none. */
export function FavouriteStrip({ onChoose }: { readonly onChoose: (number: PhoneNumber) => void }): ReactElement | null {
  const t = useWords();
  const { favourites } = useAppState().contacts;
  if (favourites.length === 0) return null;
  return (
    <div className="favourites" role="group" aria-label={t('contacts.filters.favourites')}>
      {favourites.slice(0, MOST_SHOWN).map((contact) => {
        const [number] = contact.numbers;
        const title = contactTitle(contact);
        return number === undefined ? null : (
          <Button
            key={contact.id}
            className="favourite"
            aria-label={`${title}, ${formatPhone(number)}`}
            onPress={() => {
              onChoose(number);
            }}
          >
            <Avatar name={contact.name || contact.company || null} size="small" />
            <span className="favourite-name">{calledBy(contact)}</span>
          </Button>
        );
      })}
    </div>
  );
}
