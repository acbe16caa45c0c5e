import type { Answer } from "./answer";

/** What the next run does to the person, a line each. */
export function nextText({ next }: Answer): string[] {
  if (next.stops.length > 0) return ["stops before it changes anything:", ...next.stops.flatMap(indented)];
  const lines = [
    ...(next.step === null ? [] : [next.step.what]),
    ...next.held.map(({ dimension, reason }) => `held (${dimension}): ${reason}`),
    ...(next.approval === null ? [] : ["  let through by this entry in policy.yaml:", ...indented(next.approval)]),
    ...(next.waiting === null ? [] : [`waits for a seat of ${next.waiting}`]),
    ...(next.failure === null ? [] : [`can do nothing: ${next.failure}`]),
    ...(next.missing
      ? ["waits: Entra's provisioning service (mode entra) makes the account in one of its next cycles"]
      : []),
    ...(next.unmanaged ? ['the account is nobody\'s; policy.yaml says under "unmanaged" what happens to it'] : []),
    ...next.notices,
  ];
  return lines.length === 0 ? ["does nothing to this person"] : lines;
}

function indented(text: string): string[] {
  return text.split("\n").map((line) => `  ${line}`);
}
