/** Colours and measures of the application: pine on paper, calm, dense; every text pair reaches WCAG AA (4.5 : 1). */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#eef5f1",
  "#dbe9e1",
  "#b9d3c5",
  "#93bba6",
  "#6fa38a",
  "#4c8a6f",
  "#327259",
  "#1f5c47",
  "#174a39",
  "#0f3529",
];
const ochre: MantineColorsTuple = [
  "#fdf6e6",
  "#fae9c4",
  "#f3d48d",
  "#e9bb55",
  "#d9a02f",
  "#b98017",
  "#96650d",
  "#7a5008",
  "#5f3e06",
  "#432b03",
];
const brick: MantineColorsTuple = [
  "#fcf0ed",
  "#f8ddd7",
  "#efb9ae",
  "#e39182",
  "#d4685a",
  "#c04a3d",
  "#a8382c",
  "#922c22",
  "#76221a",
  "#561711",
];
const lake: MantineColorsTuple = [
  "#eff4f9",
  "#dce7f1",
  "#b8cee2",
  "#8fb0cf",
  "#6792bb",
  "#4678a6",
  "#2f6292",
  "#214f7a",
  "#193f62",
  "#112c46",
];

const plum: MantineColorsTuple = [
  "#f8f0f7",
  "#eedcec",
  "#dcb9d8",
  "#c791c1",
  "#b26daa",
  "#9a5092",
  "#803b79",
  "#682c62",
  "#51214c",
  "#3a1637",
];
const slate: MantineColorsTuple = [
  "#f1f3f4",
  "#dfe4e6",
  "#bfc8cc",
  "#9caab0",
  "#7b8c94",
  "#5f717a",
  "#4a5b64",
  "#3a4950",
  "#2c383e",
  "#1e272b",
];

export const theme = createTheme({
  colors: { pine, ochre, brick, lake, plum, slate },
  primaryColor: "pine",
  primaryShade: 7,
  black: "#1b2420",
  fontFamily:
    '"Segoe UI Variable Text", "Segoe UI", Inter, Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif',
  fontSizes: { xs: "0.78rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.5", lg: "1.5", xl: "1.4" },
  defaultRadius: "sm",
  radius: { xs: "3px", sm: "5px", md: "8px", lg: "12px", xl: "20px" },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.25" },
      h2: { fontSize: "1.1875rem", lineHeight: "1.3" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    TextInput: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm" } },
    Anchor: { defaultProps: { underline: "always" } },
    ModalRoot: { defaultProps: { centered: true, radius: "md", padding: "lg" } },
  },
});

/** Names for the roles that colours play; kit styles use these, never a shade. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    "--lt-paper": "#faf9f5",
    "--lt-side": "#f2f0e8",
    "--lt-surface": "#ffffff",
    "--lt-line": "#e3e0d6",
    "--lt-line-strong": "#8b8f86",
    "--lt-ink": "#1b2420",
    "--lt-ink-soft": "#515a54",
    "--lt-good": pine[7],
    "--lt-good-soft": pine[0],
    "--lt-attention": ochre[7],
    "--lt-attention-soft": ochre[0],
    "--lt-danger": brick[7],
    "--lt-danger-soft": brick[0],
    "--lt-info": lake[7],
    "--lt-info-soft": lake[0],
  },
  light: {
    "--mantine-color-body": "#faf9f5",
    "--mantine-color-dimmed": "#515a54",
    "--mantine-color-placeholder": "#6b736d",
    "--mantine-color-error": brick[7],
    "--mantine-color-anchor": pine[7],
    "--mantine-color-default-border": "#8b8f86",
  },
  dark: {},
});
