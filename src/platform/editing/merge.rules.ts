/**
 * Two people wrote over the same words: what each changed, field by field, held against what both had read. What only one of them
 * touched is taken; what both touched otherwise waits for a person, and no text is thrown away without one.
 */

export type Path = readonly string[];
type Fields = Readonly<Record<string, unknown>>;

/** A field that both changed, or (in `taken`) that the other one alone changed. Undefined: the field, or the line, is not there. */
export type Difference = { path: Path; before: unknown; mine: unknown; theirs: unknown };

export type Merge<V> = {
  /** Mine with what the other one changed; where both did, as it was chosen, else mine. */
  values: V;
  /** Changed by both, otherwise: to be chosen. */
  conflicts: Difference[];
  /** Changed by the other one alone. */
  taken: Difference[];
};

/** What was chosen, by `keyOf` of the field. */
export type Choices = Readonly<Record<string, unknown>>;
export const keyOf = (path: Path): string => JSON.stringify(path);

/** Nothing, whichever way it is written: an empty field and one that is not there say the same. */
const isNothing = (value: unknown): boolean => value === undefined || value === null || value === "";

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What a line is known by wherever it stands: its id, or what it is of and whose (a budget's line). */
function nameOf(line: unknown): string | undefined {
  if (!isFields(line)) return undefined;
  const { id, kind, memberId } = line;
  if (typeof id === "string") return id;
  return typeof kind === "string"
    ? `${kind} ${typeof memberId === "string" ? memberId : ""}`.trim()
    : undefined;
}

/** A list whose lines have a name. */
const isLines = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => nameOf(one) !== undefined);

/** A list of words that are ticked or not: its order says nothing. */
const isTicked = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isNothing(one) && isNothing(other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => isSame(value, other[at]));
  if (isFields(one) && isFields(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) =>
      isSame(one[key], other[key]),
    );
  return one === other;
}

const isText = (value: unknown): value is string => typeof value === "string";

/** Whether both can be kept one after the other: words that are written, not a day, a choice or an amount. */
export const canKeepBoth = ({ mine, theirs }: Difference): boolean =>
  isText(mine) && isText(theirs) && !isNothing(mine) && !isNothing(theirs) && [mine, theirs].some(isSentence);

/** A word of a list and an ISO day have no space: what has one was typed by somebody. */
const isSentence = (text: string): boolean => /\s/.test(text.trim());

/** Both texts, what they share said once: the other one's words first, as they were saved first. */
export function bothTexts({ before, mine, theirs }: Difference): string {
  const [former, own, other] = [before, mine, theirs].map((text) => (isText(text) ? text : "")) as [
    string,
    string,
    string,
  ];
  if (other.includes(own)) return other;
  if (own.includes(other)) return own;
  // Each went on from the same sentences: they stand once, then what each added. Amid a sentence, both stand whole.
  const added = own.slice(former.length);
  if (former !== "" && own.startsWith(former) && other.startsWith(former) && /^\s/.test(added))
    return `${other}\n\n${added.trim()}`;
  return `${other}\n\n${own}`;
}

/** `before`: what both had read. `choices`: what was settled of former conflicts. */
export function mergeOf<V>(before: V, mine: V, theirs: V, choices: Choices = {}): Merge<V> {
  const conflicts: Difference[] = [];
  const taken: Difference[] = [];
  const settle = (path: Path, was: unknown, own: unknown, other: unknown): unknown => {
    if (isSame(own, other)) return own;
    if (isSame(was, other)) return own;
    if (isEach(isFields, was, own, other))
      return ofFields(path, asFields(was), own as Fields, other as Fields);
    if (isEach(isLinesOrNone, was, own, other) && [own, other].some(isLines))
      return ofLines(path, linesOf(was), linesOf(own), linesOf(other));
    if (isSame(was, own)) {
      taken.push({ path, before: was, mine: own, theirs: other });
      return other;
    }
    if (isEach(isTicked, was, own, other)) return ticked(asTicked(was), own as string[], other as string[]);
    conflicts.push({ path, before: was, mine: own, theirs: other });
    const key = keyOf(path);
    return key in choices ? choices[key] : own;
  };
  const ofFields = (path: Path, was: Fields, own: Fields, other: Fields): Fields =>
    Object.fromEntries(
      [...new Set([...Object.keys(own), ...Object.keys(other)])].flatMap((key): [string, unknown][] => {
        const value = settle([...path, key], was[key], own[key], other[key]);
        return value === undefined ? [] : [[key, value]];
      }),
    );
  const ofLines = (path: Path, was: Lines, own: Lines, other: Lines): unknown[] =>
    [...new Set([...other.keys(), ...own.keys()])].flatMap((id) => {
      const line = settle([...path, id], was.get(id), own.get(id), other.get(id));
      return line === undefined ? [] : [line];
    });
  return { values: settle([], before, mine, theirs) as V, conflicts, taken };
}

type Lines = ReadonlyMap<string, Fields>;

/** By name; a second line of one name is the second on both sides. */
function linesOf(value: unknown): Lines {
  const lines = new Map<string, Fields>();
  if (!isLines(value)) return lines;
  for (const line of value) {
    const name = nameOf(line)!;
    const same = [...lines.keys()].filter((other) => other === name || other.startsWith(`${name}#`)).length;
    lines.set(same === 0 ? name : `${name}#${same + 1}`, line);
  }
  return lines;
}
const isLinesOrNone = (value: unknown): boolean =>
  isLines(value) || (Array.isArray(value) && value.length === 0);
const asFields = (value: unknown): Fields => (isFields(value) ? value : {});
const asTicked = (value: unknown): readonly string[] => (isTicked(value) ? value : []);

/** Mine and theirs are of that kind, and so is what was there, if anything was. */
const isEach = (of: (value: unknown) => boolean, was: unknown, own: unknown, other: unknown): boolean =>
  of(own) && of(other) && (isNothing(was) || of(was));

/** What either ticked is ticked, what either took away is taken away. */
function ticked(was: readonly string[], own: readonly string[], other: readonly string[]): string[] {
  const stays = (word: string) => (was.includes(word) ? own.includes(word) && other.includes(word) : true);
  return [...new Set([...other, ...own])].filter(stays);
}
