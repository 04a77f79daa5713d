/** A dialog over the page, titled, closed by Escape; wide enough for a form, whole screen on a phone. */
import { Modal, type ModalRootProps } from "@mantine/core";
import type { ReactNode } from "react";

import { useTexts } from "./language.tsx";
import { kitTexts } from "./texts.ts";

type Props = Pick<ModalRootProps, "size" | "yOffset" | "centered"> & {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
};

export function Dialog({ title, children, ...root }: Props) {
  const t = useTexts(kitTexts);
  // Mantine's ready-made Modal puts a second <header> at the top of the document; the role takes that meaning away.
  return (
    <Modal.Root {...root}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title fw={650}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t.close} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
