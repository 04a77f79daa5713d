/** Words around a signature. */
import { texts } from "../../platform/ui/language.tsx";

export const signatureTexts = texts({
  fr: {
    how: "Comment la signature est donnée",
    ways: { drawn: "En signant à l'écran", typed: "En écrivant son nom", paper: "Sur papier" },
    pad: "Cadre de signature",
    padHint: "Signez avec le doigt, le stylet ou la souris. Au clavier : écrivez le nom.",
    clear: "Effacer",
    signer: "Nom de la personne qui signe",
    witness: "Signé devant",
    signedOn: "Signé le",
  },
  en: {
    how: "How it is signed",
    ways: { drawn: "By signing on the screen", typed: "By writing the name", paper: "On paper" },
    pad: "Frame to sign in",
    padHint: "Sign with finger, pen or mouse. By keyboard: write the name.",
    clear: "Clear",
    signer: "Name of who signs",
    witness: "Signed before",
    signedOn: "Signed on",
  },
});
