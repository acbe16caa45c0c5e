import fc from "fast-check";
import { editedJson, jsonEdits } from "../mutate/json";
import type { Case, Outcome } from "../target";
import type { Tape, Taped } from "./tape";

/** Something that a client does with a service, to the end of what it makes of the answers. */
export interface Deed {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

/** What is done with the body of one answer. */
type Change = (body: string) => string;

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 10,
    arbitrary: jsonEdits.map(
      (edits): Change =>
        (body) =>
          isJson(body) ? editedJson(body, edits) : body,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map(
      (share): Change =>
        (body) =>
          cut(body, share),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "null", "[]", "{}", "1", '"x"', "<html>", "\ufeff{}", "[".repeat(100_000)).map(
      (other): Change =>
        () =>
          other,
    ),
  },
);

/**
 * Cases in which one of the answers of a deed is another one, each time it is asked for. The deeds are done once before, to
 * see what they ask.
 */
export async function tamperedCases(tapes: readonly Tape[], deeds: readonly Deed[]): Promise<fc.Arbitrary<Case>> {
  const known: { deed: Deed; asked: readonly Taped[] }[] = [];
  for (const deed of deeds) {
    for (const tape of tapes) tape.taped.clear();
    await deed.run();
    known.push({ deed, asked: tapes.flatMap((tape) => [...tape.taped.values()]) });
  }
  return fc
    .tuple(fc.constantFrom(...known), fc.nat(), changes)
    .map(([{ deed, asked }, at, change]) => caseOf(tapes, deed, asked[at % asked.length], change));
}

function caseOf(tapes: readonly Tape[], deed: Deed, taped: Taped | undefined, change: Change): Case {
  const body = change(taped?.body ?? "");
  const tamper = (tampered: Taped | undefined) => {
    for (const tape of tapes) tape.tampered = tampered;
  };
  const run = async (): Promise<Outcome> => {
    tamper(taped && { ...taped, body });
    try {
      await deed.run();
      return "accepted";
    } finally {
      tamper(undefined);
    }
  };
  return { input: `${deed.name}\n${taped?.url}\n${body}`, run };
}

function cut(body: string, share: number): string {
  return body.slice(0, Math.floor(body.length * share));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
