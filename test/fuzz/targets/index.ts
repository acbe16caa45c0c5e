import type { Open } from "../target";
import { argumentsTarget } from "./arguments";
import { configurationTarget } from "./configuration";
import { documentsTarget } from "./documents";
import { expressionsTarget } from "./expressions";
import { gotoAnswersTarget } from "./goto-answers";
import { graphAnswersTarget } from "./graph-answers";
import { patternsTarget } from "./patterns";
import { reportTarget } from "./report";

/** Everything that reads what others have written, by name. */
export const TARGETS: Readonly<Record<string, Open>> = {
  arguments: argumentsTarget,
  configuration: configurationTarget,
  documents: documentsTarget,
  expressions: expressionsTarget,
  "goto-answers": gotoAnswersTarget,
  "graph-answers": graphAnswersTarget,
  patterns: patternsTarget,
  report: reportTarget,
};
