/** Starts the web application: theme under a strict content-security policy, language, queries, routes. */
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";

import "../../platform/ui/base.css"; // first: it orders the layers
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import { Problem } from "../../platform/ui/client.ts";
import { LanguageProvider, useLanguage } from "../../platform/ui/language.tsx";
import { cssVariables, theme } from "../../platform/ui/theme.ts";
import { applicationRouter } from "./router.tsx";

// Rules compute dates with Temporal; browsers that lack it get it before any page is fetched.
if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
// The library that locks scrolling behind a dialog reads its nonce from this name only.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a lost connection or a broken server is worth a second try.
      retry: (failures, error) =>
        failures < 1 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
    },
  },
});
const router = applicationRouter(queries);

/** Sentences of rules come from the server in the reader's language: asked again when they choose the other one. */
function AskedAgain(): null {
  const { language } = useLanguage();
  const told = useRef(language);
  useEffect(() => {
    if (told.current === language) return;
    told.current = language;
    void queries.invalidateQueries();
  }, [language]);
  return null;
}

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme="light"
      getStyleNonce={() => nonce}
    >
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <AskedAgain />
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
);
