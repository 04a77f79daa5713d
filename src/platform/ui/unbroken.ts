/** French sets a space before « : ; ! ? % € » and inside its quotation marks, and no line may end on it. Catalogues are typed with plain spaces. */

/** The text with spaces that do not break where French wants them: narrow before « ; ! ? », whole elsewhere. */
export const unbroken = (text: string): string =>
  text
    .replaceAll(/ (?=[;!?](?:[\s»).,]|$))/g, "\u202F")
    .replaceAll(/ (?=[:»](?:[\s).,;]|$))/g, "\u00A0")
    .replaceAll(/(?<=«) /g, "\u00A0")
    .replaceAll(/(?<=\d) (?=[%€])/g, "\u00A0");

const kept = new WeakMap<object, unknown>();

/** A catalogue whose texts, and what its functions say, are `unbroken`; made once, the same object each time. */
export function unbrokenTexts<T extends object>(catalogue: T): T {
  const known = kept.get(catalogue);
  if (known) return known as T;
  const made = Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key, ofText(text)]));
  kept.set(catalogue, made);
  return made as T;
}

function ofText(text: unknown): unknown {
  if (typeof text === "string") return unbroken(text);
  if (typeof text === "function")
    return (...facts: unknown[]) => {
      const said: unknown = text(...facts);
      return typeof said === "string" ? unbroken(said) : said;
    };
  if (Array.isArray(text)) return text.map(ofText);
  return text !== null && typeof text === "object" ? unbrokenTexts(text) : text;
}
