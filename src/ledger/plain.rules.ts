/** Words as they are compared, whatever their case, accents and punctuation. */
/** Lower case, no accents, only letters and digits parted by single spaces: `N° Compte ` → `n compte`. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/œ/gi, "oe")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
