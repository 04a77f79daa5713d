/** `legal-arrears`: are these arrears legal arrears, on that day, by which rule? */
import { answerLegalArrears } from "../../signals/legal-arrears-facts.ts";
import { answering } from "./command.ts";

export const command = answering(answerLegalArrears);
