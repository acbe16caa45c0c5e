import fc from "fast-check";
import type { Declaration, Line } from "./declaration";
import { type DirectoryEdit, directoryEdits, editDirectory, groupAt } from "./directory-edits";
import { edited, type Surroundings } from "./edited";
import type { Ordeal } from "./ordeal";
import { editGoto, type OutsideEdit, outsideEdits } from "./outside-edits";
import type { Theatre } from "./theatre";
import { type Trouble, troubles } from "./trouble";
import { type YamlEdit, yamlEdits } from "./yaml-edits";

/** The ways in which the tool is run. */
export type Command = "preview" | "up" | "refresh" | "destroy";

/** Something that happens. */
export type Event =
  | { readonly what: "directory"; readonly edit: DirectoryEdit }
  | { readonly what: "yaml"; readonly edit: YamlEdit }
  | { readonly what: "outside"; readonly edit: OutsideEdit }
  /** Also parts of days, and back. */
  | { readonly what: "days"; readonly days: number }
  | {
      readonly what: "run";
      readonly command: Command;
      readonly trouble: readonly Trouble[];
      readonly ordeal?: Ordeal;
    };

/** Trouble in every other run. */
export const trouble = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: troubles });

/** `pulumi up`, with or without trouble. */
const up = fc.record({ what: fc.constant("run" as const), command: fc.constant<Command>("up"), trouble });

const others = fc.record({
  what: fc.constant("run" as const),
  command: fc.constantFrom<Command>("preview", "preview", "refresh", "destroy"),
  trouble,
});

/** What people do to the directory, to the YAML and to GoTo. */
export const EDITS = [
  { weight: 5, arbitrary: fc.record({ what: fc.constant("directory" as const), edit: directoryEdits }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant("yaml" as const), edit: yamlEdits }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("outside" as const), edit: outsideEdits }) },
] as const;

const event: fc.Arbitrary<Event> = fc.oneof(
  ...EDITS,
  fc.record({ what: fc.constant("days" as const), days: fc.constantFrom(1, 3, 7, 30) }),
  { weight: 5, arbitrary: up },
  { weight: 2, arbitrary: others },
);

/** A first run, and then anything. */
export const sequences: fc.Arbitrary<Event[]> = fc
  .tuple(up, fc.array(event, { minLength: 4, maxLength: 18, size: "max" }))
  .map(([first, rest]) => [first, ...rest]);

/** Makes a change of the world; returns what the YAML says afterwards. Nothing runs. */
export function happen(theatre: Theatre, before: Declaration, event: Exclude<Event, { what: "run" }>): Declaration {
  switch (event.what) {
    case "directory":
      return inDirectory(theatre, before, event.edit);
    case "yaml":
      return edited(before, event.edit, around(theatre));
    case "outside":
      editGoto(theatre, event.edit);
      return before;
    case "days":
      theatre.passDays(event.days);
      return before;
  }
}

function around(theatre: Theatre): Surroundings {
  return { day: (days) => theatre.day(days), groupName: (at) => groupAt(theatre, at).displayName };
}

/** Lines follow a group's new name where the edit says so. */
function inDirectory(theatre: Theatre, before: Declaration, edit: DirectoryEdit): Declaration {
  const old = edit.kind === "groupRenamed" && edit.isFollowed ? groupAt(theatre, edit.group).displayName : undefined;
  editDirectory(theatre, edit);
  if (old === undefined || edit.kind !== "groupRenamed") return before;
  const group = groupAt(theatre, edit.group).displayName;
  return { ...before, lines: before.lines.map((line) => (line.group === old ? { ...line, group } : line)) };
}

/** The YAML without lines that stand for nothing in the directory, as somebody would mend it after a run that says so. */
export function mended(theatre: Theatre, before: Declaration): Declaration {
  return { ...before, lines: before.lines.filter((line) => standsForOne(theatre, line)) };
}

/** Whether the directory has just what a line names. */
export function standsForOne(theatre: Theatre, { group, user = "" }: Line): boolean {
  const { users, groups } = theatre.directory();
  if (group === undefined) return users.some(({ userPrincipalName }) => userPrincipalName === user);
  return groups.some(({ id, displayName }) => (typeof group === "string" ? displayName === group : id === group.id));
}
