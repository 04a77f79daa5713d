/** Two people wrote over the same words: what was there, mine and theirs, field by field; nothing is saved until each is chosen. */
import { Button, Group, Radio, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import {
  bothTexts,
  canKeepBoth,
  type Difference,
  keyOf,
  mergeOf,
  type Path,
} from "../editing/merge.rules.ts";
import { formatDate } from "./dates.ts";
import type { Meeting, MergingState } from "./form.ts";
import { type Language, useLanguage, useTexts } from "./language.tsx";
import classes from "./merging.module.css";
import { kitTexts } from "./texts.ts";

export type MergeNames = {
  /** What people call the field. */
  nameOf: (path: Path) => string;
  /** How its value reads, where it is not a text, a day, a number, yes or no. */
  shown?: ((path: Path, value: unknown) => string | undefined) | undefined;
};
type Props<V> = MergeNames & Pick<MergingState<V>, "settle" | "back"> & { meeting: Meeting<V> };
type How = "mine" | "theirs" | "both";
type Choice = { how: How; both: string };

export function MergeView<V>({ meeting, settle, back, nameOf, shown }: Props<V>) {
  const t = useTexts(kitTexts).merge;
  const { language } = useLanguage();
  const { before, mine, theirs, by, at } = meeting;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const found = mergeOf(before, mine, theirs);
  // Words of both are kept unless somebody says otherwise; a day or an amount is one or the other.
  const [chosen, setChosen] = useState<Record<string, Choice>>(() =>
    Object.fromEntries(
      found.conflicts.flatMap((one) =>
        canKeepBoth(one) ? [[keyOf(one.path), { how: "both" as const, both: bothTexts(one) }]] : [],
      ),
    ),
  );
  const left = found.conflicts.filter(({ path }) => !chosen[keyOf(path)]).length;
  const valueOf = (one: Difference) => {
    const choice = chosen[keyOf(one.path)];
    return choice?.how === "both" ? choice.both : choice?.how === "theirs" ? one.theirs : one.mine;
  };
  const words = (path: Path, value: unknown) => shown?.(path, value) ?? shownIn(value, language, t);
  return (
    <div className={classes.merge}>
      <h3 ref={heading} tabIndex={-1}>
        {t.title}
      </h3>
      <p>{t.who({ by, at: at && formatDate(at, language, "withTime") })}</p>
      {found.conflicts.length > 0 && <h4>{t.choose}</h4>}
      {found.conflicts.map((one) => (
        <Conflict
          key={keyOf(one.path)}
          one={one}
          name={nameOf(one.path)}
          by={by}
          words={(value) => words(one.path, value)}
          choice={chosen[keyOf(one.path)]}
          onChoose={(choice) => setChosen({ ...chosen, [keyOf(one.path)]: choice })}
        />
      ))}
      {found.taken.length > 0 && (
        <>
          <h4>{t.taken}</h4>
          <dl className={classes.taken}>
            {found.taken.map((one) => (
              <div key={keyOf(one.path)}>
                <dt>{nameOf(one.path)}</dt>
                <dd>
                  <del>{words(one.path, one.before)}</del> → {words(one.path, one.theirs)}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p role="status" className={classes.left}>
        {t.left({ n: left })}
      </p>
      <Group gap="sm">
        <Button
          disabled={left > 0}
          mih={48}
          onClick={() =>
            settle(
              mergeOf(
                before,
                mine,
                theirs,
                Object.fromEntries(found.conflicts.map((one) => [keyOf(one.path), valueOf(one)])),
              ).values,
            )
          }
        >
          {t.save}
        </Button>
        <Button variant="default" mih={48} onClick={back}>
          {t.back}
        </Button>
      </Group>
    </div>
  );
}

type ConflictProps = {
  one: Difference;
  name: string;
  by: string | null;
  words: (value: unknown) => string;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
};

function Conflict({ one, name, by, words, choice, onChoose }: ConflictProps) {
  const t = useTexts(kitTexts).merge;
  const both = choice?.both ?? bothTexts(one);
  const ways: readonly (readonly [How, string])[] = [
    ["mine", t.takeMine],
    ["theirs", t.takeTheirs],
    ...(canKeepBoth(one) ? ([["both", t.takeBoth]] as const) : []),
  ];
  return (
    <fieldset className={classes.conflict}>
      <legend>{name}</legend>
      <div className={classes.three}>
        {(
          [
            [t.before, one.before],
            [t.mine, one.mine],
            [t.theirs({ by }), one.theirs],
          ] as const
        ).map(([title, value]) => (
          <div key={title}>
            <p className={classes.of}>{title}</p>
            <p className={classes.words}>{words(value)}</p>
          </div>
        ))}
      </div>
      <Radio.Group
        aria-label={name}
        value={choice?.how ?? ""}
        onChange={(how) => onChoose({ how: how as How, both })}
      >
        <Group gap="md" mt="xs">
          {ways.map(([how, label]) => (
            <Radio key={how} value={how} label={label} />
          ))}
        </Group>
      </Radio.Group>
      {choice?.how === "both" && (
        <Textarea
          label={t.together}
          autosize
          minRows={2}
          mt="xs"
          value={both}
          onChange={({ currentTarget }) => onChoose({ how: "both", both: currentTarget.value })}
        />
      )}
    </fieldset>
  );
}

type Words = { nothing: string; yes: string; no: string };

function shownIn(value: unknown, language: Language, t: Words): string {
  if (value === undefined || value === null || value === "") return t.nothing;
  if (typeof value === "boolean") return value ? t.yes : t.no;
  if (typeof value === "number") return String(value);
  if (typeof value === "string")
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, language) : value;
  const parts = Array.isArray(value)
    ? value
    : Object.entries(value as object).flatMap(([key, inner]) => (key === "id" ? [] : [inner as unknown]));
  const said = parts.filter((one) => one !== null && one !== "" && one !== undefined);
  return said.length === 0 ? t.nothing : said.map((one) => shownIn(one, language, t)).join(" · ");
}
