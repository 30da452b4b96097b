import { contactTitle, type Contact } from '#contract/contact.ts';

/** What each of them is called in one row: the first name as one says it, and in full who shares it with another of them. */
export function favouriteNames(shown: readonly Contact[]): readonly string[] {
  const called = shown.map(calledBy);
  return shown.map((contact, index) => {
    const name = called[index] ?? '';
    return called.filter((other) => other === name).length === 1 ? name : contactTitle(contact);
  });
}

/** `Dr.` and the like are no names. */
function calledBy(contact: Contact): string {
  const first = /^\S*[^\s.]{3}(?=\s)/.exec(contact.name)?.[0];
  return first ?? contactTitle(contact);
}
