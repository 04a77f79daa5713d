/** Who is signed in, in which language they read, and the way out. */
import { Button, Group, Menu } from "@mantine/core";
import { IconLanguage, IconLogout, IconShieldLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { useLanguage, useTexts } from "../../../platform/ui/language.tsx";
import { useMe } from "../../../platform/ui/me.ts";
import { leaveDevice, unsentOf } from "../../../field/pages/here.ts";
import { Dialog } from "../../../platform/ui/Dialog.tsx";
import { shellTexts } from "../texts.ts";
import { keepLanguage } from "./kept-language.ts";
import classes from "./shell.module.css";

/** `Marie-Claude Ferrand` → `MF`. */
function initials(name: string): string {
  const words = name.split(" ").filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? "").join("");
}

export function UserMenu() {
  const t = useTexts(shellTexts);
  const me = useMe();
  const { language, choose } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const other = language === "fr" ? "en" : "fr";
  const change = async () => {
    choose(other);
    await keepLanguage(queries, other);
  };
  const [unsent, setUnsent] = useState(0);
  const leave = async ({ losing = false } = {}) => {
    const left = losing ? 0 : await unsentOf(me.id);
    if (left > 0) return setUnsent(left);
    setUnsent(0);
    const { reached, url } = await leaveDevice(me.id);
    if (url !== undefined) return location.assign(url);
    await navigate({ to: reached ? "/sign-in" : "/field" });
    queries.clear(); // nothing of the reader's stays in memory
  };
  return (
    <>
      {unsent > 0 && (
        <Dialog title={t.unsentTitle({ n: unsent })} opened onClose={() => setUnsent(0)}>
          <p>{t.unsentWords}</p>
          <Group justify="flex-end" gap="sm" mt="lg">
            <Button variant="default" onClick={() => setUnsent(0)}>
              {t.staySignedIn}
            </Button>
            <Button color="red" onClick={() => void leave({ losing: true })}>
              {t.loseAndSignOut}
            </Button>
          </Group>
        </Dialog>
      )}
      <Menu position="bottom-end" width={250} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={classes.user}>
            <span className="visually-hidden">{t.account({ name: me.name })}</span>
            <span className={classes.initials} aria-hidden>
              {initials(me.name)}
            </span>
            <span className={classes.userName} aria-hidden>
              {me.name}
            </span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.identity}>
            <strong>{me.name}</strong>
            <span>{t.roles[me.role]}</span>
            <span>{me.organisation.name}</span>
            <span>{me.email}</span>
          </div>
          <Menu.Divider />
          <Menu.Item
            lang={other}
            leftSection={<IconLanguage size={17} aria-hidden />}
            onClick={() => void change()}
          >
            {t.otherLanguage}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconShieldLock size={17} aria-hidden />}
            onClick={() => void navigate({ to: "/account/security" })}
          >
            {t.security}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => void leave()}>
            {t.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
