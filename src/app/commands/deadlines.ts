/** `deadlines`: stage, next dates, contradictions and open levers of one eviction procedure. */
import { answerDeadlines } from "../../procedure-clock/facts.ts";
import { answering } from "./command.ts";

export const command = answering(answerDeadlines);
