import type { ReactElement } from 'react';
import { Button } from 'react-aria-components/Button';
import { contactTitle } from '#contract/contact.ts';
import { formatPhone } from '#contract/format-phone.ts';
import type { PhoneNumber } from '#contract/phone-number.ts';
import { useAppState } from '../../state/softphone-context.tsx';
import { useWords } from '../../state/use-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { favouriteNames } from './favourite-names.ts';
import './favourite-strip.css';

/** One row of the narrow window. The arrow down in an empty field shows more of them, the page of contacts all. */
const MOST_SHOWN = 4;

/** Favourites at hand: a press puts the number into the field, and calls nobody by accident. Nothing where there are none. */
export function FavouriteStrip({ onChoose }: { readonly onChoose: (number: PhoneNumber) => void }): ReactElement | null {
  const t = useWords();
  const { favourites } = useAppState().contacts;
  if (favourites.length === 0) return null;
  const shown = favourites.slice(0, MOST_SHOWN);
  const names = favouriteNames(shown);
  return (
    <div className="favourites" role="group" aria-label={t('contacts.filters.favourites')}>
      {shown.map((contact, index) => {
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
            <span className="favourite-name">{names[index]}</span>
          </Button>
        );
      })}
    </div>
  );
}
