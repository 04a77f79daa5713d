/** The frame of every signed-in page: header with search and user, navigation by role, the page. */
import { AppShell, Burger } from "@mantine/core";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";

import { useTexts } from "../../../platform/ui/language.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { PageLink } from "../../../platform/ui/PageLink.tsx";
import { shellTexts } from "../texts.ts";
import { Bell } from "./Bell.tsx";
import { useKeptLanguage } from "./kept-language.ts";
import { Logo } from "./Logo.tsx";
import { Navigation } from "./Navigation.tsx";
import { PendingPage } from "./PendingPage.tsx";
import { Search } from "./Search.tsx";
import classes from "./shell.module.css";
import { UserMenu } from "./UserMenu.tsx";

const Keeper = lazy(() => import("../../../field/pages/Keeper.tsx"));

export default function Shell() {
  const t = useTexts(shellTexts);
  useKeptLanguage();
  const { id, role } = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [openAt, setOpenAt] = useState<string>(); // the menu on a phone: another page closes it
  const isOpen = openAt === path;
  useEffect(() => {
    if (!isOpen) return;
    const closeOnEscape = (event: KeyboardEvent) => event.key === "Escape" && setOpenAt(undefined);
    addEventListener("keydown", closeOnEscape);
    return () => removeEventListener("keydown", closeOnEscape);
  }, [isOpen]);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
      withBorder={false}
    >
      <a href="#main" className={classes.skip}>
        {t.skip}
      </a>
      <PendingPage />
      <AppShell.Header className={classes.header}>
        <Burger
          opened={isOpen}
          onClick={() => setOpenAt(isOpen ? undefined : path)}
          hiddenFrom="sm"
          size="sm"
          aria-label={isOpen ? t.closeMenu : t.openMenu}
          aria-expanded={isOpen}
          aria-controls="navigation"
        />
        <PageLink href="/" underline="never" className={classes.home}>
          <Logo />
        </PageLink>
        <Search />
        <span className={classes.spring} />
        <Bell />
        <UserMenu />
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar} id="navigation" aria-label={t.navigation}>
        <Navigation path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <div className={classes.page}>
          {(role === "caseWorker" || role === "operatorLead") && (
            <Suspense>
              <Keeper userId={id} />
            </Suspense>
          )}
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
