/** Texts that people may type and that a template must print as they are. Free of whitespace runs, which print evens out. */
export const HOSTILE_TEXTS: readonly string[] = [
  '#panic("x") #import "/x.typ"',
  "$a_b$ @renvoi <etiquette>",
  "*gras* _italique_ `code` // note",
  "= titre - liste + 1. ~ --- ...",
  "\\u{41} \\# \\",
  "\"guillemets\" 'simples' « français »",
  "</script>{{x}}%s",
  "Nguyễn Șerban Żółć Ωμέγα Иванов",
  "😀 🏠",
];
