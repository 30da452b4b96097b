import type { Catalogue } from './pt-br.ts';

type Joined<Parts extends string, Rest extends string> = `${Parts}.${Rest}`;

type Leaf<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : Joined<Key, Leaf<Node[Key]>>;
}[keyof Node & string];

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** A message by its path, such as `errors.call-gone.title`. Plural forms share one key and are chosen by `count`. */
export type MessageKey = WithoutPlural<Leaf<Catalogue>>;
