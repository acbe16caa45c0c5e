import type { Rule } from "./sight";

/** A preview and a refresh write nothing, neither does a run that was refused, and the directory is never written to. */
export const onlyUpAndDestroyWrite: Rule = ({ command, outcome, writes, before, after }) => {
  const isReading = command === "preview" || command === "refresh" || outcome.kind === "refused";
  const toEntra = writes.filter((write) => write.startsWith("entra "));
  const wrong = isReading ? writes : toEntra;
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  return [
    ...wrong.map((write) => `a ${command} (${outcome.kind}) has written: ${write}`),
    ...(isReading && !isSame ? [`a ${command} (${outcome.kind}) has changed GoTo`] : []),
  ];
};
