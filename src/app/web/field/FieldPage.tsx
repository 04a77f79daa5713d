/** The field page in a frame of its own: the shell asks who is signed in, and here nobody may answer. */
import Field from "../../../field/pages/Field.tsx";
import { LanguageSwitch } from "../shell/LanguageSwitch.tsx";
import { Logo } from "../shell/Logo.tsx";
import classes from "../shell/shell.module.css";

export default function FieldPage() {
  return (
    <div className={classes.field}>
      <header className={classes.fieldHeader}>
        <Logo />
        <LanguageSwitch />
      </header>
      <main>
        <Field />
      </main>
    </div>
  );
}
