/** A link inside the application by its address, as the server or a table gives it; typed routes use TanStack's own `Link`. */
import { Anchor, type AnchorProps } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import type { ComponentPropsWithoutRef, MouseEvent } from "react";

type Props = AnchorProps & Omit<ComponentPropsWithoutRef<"a">, keyof AnchorProps> & { href: string };

/** True where the browser should act by itself: new tab, new window, download. */
function isForTheBrowser(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

export function PageLink({ href, onClick, ...rest }: Props) {
  const router = useRouter();
  return (
    <Anchor
      inherit={rest.size === undefined}
      href={href}
      onPointerEnter={() => void router.preloadRoute({ to: href.split("?")[0] ?? href })}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || isForTheBrowser(event)) return;
        event.preventDefault();
        void router.navigate({ href });
      }}
      {...rest}
    />
  );
}
