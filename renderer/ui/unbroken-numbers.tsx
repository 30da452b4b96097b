import type { ReactNode } from 'react';

/** A telephone number as it stands in a sentence: +55 11 98888-0001. */
const NUMBER = /(\+\d[\d ()-]{6,}\d)/;

/** Running words in which no telephone number is broken at its hyphen: it goes to the next line as a whole. */
export function unbrokenNumbers(text: string): ReactNode {
  const parts = text.split(NUMBER);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // The place is what tells two parts apart.
      <span key={index} className="unbroken">
        {part}
      </span>
    ),
  );
}
