import type { PersonChange } from "./model";
import type { Word } from "./words";

/** What happens to somebody, in words: a sign, a clause, and facts that follow it. */
export interface PersonWords {
  readonly sign: "+" | "-" | "~" | "=";
  readonly does: readonly Word[];
  readonly facts: readonly Fact[];
}

/** A label and what it is about; items are never empty. */
export interface Fact {
  readonly label: "beware" | "gains" | "loses" | "keeps" | "changes" | "until" | "formerly" | "reason" | "because";
  readonly items: readonly (readonly Word[])[];
}

const SIGNS = {
  joins: "+",
  returns: "+",
  adopted: "=",
  changes: "~",
  renamed: "~",
  leaves: "-",
  deleted: "-",
  suspended: "-",
} as const satisfies Record<PersonChange["kind"], PersonWords["sign"]>;

/** What happens to somebody's account: what it is now and was, what is gained, lost and kept, until when, and why. */
export function personWords(person: PersonChange): PersonWords {
  const { by, byBefore, gains, loses, keeps, fields, endsOn, why, lookAlike } = person;
  const hasMoved = by !== "" && byBefore !== "" && by !== byBefore;
  const facts: readonly Fact[] = [
    { label: "beware", items: texts(lookAlike).map((prose) => [{ prose }]) },
    { label: "gains", items: gains.map(thing) },
    { label: "loses", items: loses.map(thing) },
    { label: "keeps", items: keeps.map(thing) },
    { label: "changes", items: fields.map(({ field, before, after }) => change(field, before, after)) },
    { label: "until", items: texts(endsOn).map((name) => [{ name }]) },
    { label: "formerly", items: hasMoved ? [[{ name: byBefore }]] : [] },
    { label: "reason", items: texts(reasonIn(by)).map((prose) => [{ prose }]) },
    { label: "because", items: texts(why).map((prose) => [{ prose }]) },
  ];
  return { sign: SIGNS[person.kind], does: clause(person), facts: facts.filter(({ items }) => items.length > 0) };
}

function clause({ kind, role, roleBefore }: PersonChange): readonly Word[] {
  const was: readonly Word[] = roleBefore === "" ? [] : [", was ", { name: roleBefore }];
  switch (kind) {
    case "joins":
      return ["joins", ...asRole(role)];
    case "returns":
      return ["comes back", ...asRole(role)];
    case "adopted":
      return ["has an account, which is taken over", ...asRole(role)];
    case "renamed":
      return ["is renamed", ...moved(role, roleBefore)];
    case "changes":
      return ["changes", ...moved(role, roleBefore)];
    case "leaves":
      return ["leaves: the account is suspended", ...was];
    case "deleted":
      return ["leaves: the account is deleted", ...was];
    case "suspended":
      return ["is suspended", ...was];
  }
}

function asRole(role: string): readonly Word[] {
  return role === "" ? [] : [" as ", { name: role }];
}

function moved(role: string, before: string): readonly Word[] {
  if (role === "") return [];
  if (before === "" || before === role) return [before === "" ? ", now " : ", stays ", { name: role }];
  return [" from ", { name: before }, " to ", { name: role }];
}

const KINDS = ["admin role ", "user group "];

/** A licence is told by its name alone; what kind of thing another is, is told before its name. */
function thing(text: string): readonly Word[] {
  if (text === "the account") return [text];
  const kind = KINDS.find((start) => text.startsWith(start));
  return kind === undefined ? [{ name: text }] : [kind, { name: text.slice(kind.length) }];
}

function change(field: string, before: string, after: string): readonly Word[] {
  return [{ prose: field }, " ", { name: before }, " → ", { name: after }];
}

/** An assignment of one person may have a reason in assignments.yaml. */
function reasonIn(by: string): string {
  return by.match(/^by name: (.*)$/s)?.[1] ?? "";
}

function texts(text: string): string[] {
  return text === "" ? [] : [text];
}
