/** A telephone number in E.164 with its plus sign, such as +5511999999999 (ITU-T E.164, at most 15 digits). */
export type PhoneNumber = string & { readonly __phoneNumber: unique symbol };

const E164 = /^\+[1-9][0-9]{6,14}$/;

/** The number, when `text` is E.164 with or without its plus sign; otherwise null. Formatting characters are not accepted here. */
export function phoneNumber(text: string): PhoneNumber | null {
  const candidate = text.startsWith('+') ? text : `+${text}`;
  return E164.test(candidate) ? (candidate as PhoneNumber) : null;
}
