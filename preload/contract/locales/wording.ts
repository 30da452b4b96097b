/** The shape of a catalogue with any words in it: a translation that lacks or invents a key does not compile. */
export type Wording<Catalogue> = {
  readonly [Key in keyof Catalogue]: Catalogue[Key] extends string ? string : Wording<Catalogue[Key]>;
};
