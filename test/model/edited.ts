import { GROUPS, mailOf, upnOf } from "./company";
import type { Declaration, Line, PolicyText } from "./declaration";
import type { Principal, YamlEdit } from "./yaml-edits";

/** Where a change of the YAML finds what it must know of the world. */
export interface Surroundings {
  /** The day that is so many days from now. */
  day(days: number): string;
  /** What a group is called in the directory now. */
  groupName(at: number): string;
}

/** The YAML after a change; one that is about no line leaves it as it is. */
export function edited(before: Declaration, edit: YamlEdit, around: Surroundings): Declaration {
  switch (edit.kind) {
    case "role":
      return withRole(before, edit);
    case "limit":
      return withPolicy(before, {
        limits: { ...before.policy.limits, [edit.dimension]: { share: edit.share, minimum: edit.minimum } },
      });
    case "approve": {
      const approval = { [edit.dimension]: edit.count, until: around.day(edit.days), reason: "So it is." };
      return withPolicy(before, { approvals: [...before.policy.approvals, approval] });
    }
    case "policy":
      return withPolicy(before, edit.change);
    default:
      return { ...before, lines: editedLines(before.lines, edit, around) };
  }
}

function withPolicy(before: Declaration, change: Partial<PolicyText>): Declaration {
  return { ...before, policy: { ...before.policy, ...change } };
}

function withRole(
  before: Declaration,
  { role: name, means: { licenses, adminRoles, userGroup } }: Extract<YamlEdit, { kind: "role" }>,
): Declaration {
  const rest = userGroup === null ? { adminRoles } : { adminRoles, userGroup };
  const text = name === "webinar" ? ({ licenses, additive: true } as const) : { licenses, ...rest };
  return { ...before, roles: { ...before.roles, [name]: text } };
}

type LineEdit = Exclude<YamlEdit, { kind: "role" | "limit" | "approve" | "policy" }>;

function editedLines(lines: readonly Line[], edit: LineEdit, around: Surroundings): readonly Line[] {
  if (edit.kind === "addLine") return withLine(lines, edit, around);
  const line = lines[edit.at];
  if (line === undefined) return lines;
  const others = lines.filter((other) => other !== line);
  switch (edit.kind) {
    case "removeLine":
      return others;
    case "moveLine":
      return others.toSpliced(edit.to, 0, line);
    case "except":
      return lines.with(edit.at, line.user === undefined ? toggled(line, mailOf(edit.person)) : line);
    case "period":
      return lines.with(edit.at, withPeriod(line, edit, around));
  }
}

/** A group or user has one ordinary line at most, and one additive. */
function withLine(
  lines: readonly Line[],
  { of, role: name, at: place }: Extract<LineEdit, { kind: "addLine" }>,
  around: Surroundings,
) {
  const line: Line = { ...principalOf(of, around), role: name };
  const isSame = (other: Line) =>
    idOf(other, around) === idOf(line, around) && (other.role === "webinar") === (name === "webinar");
  return lines.filter((other) => !isSame(other)).toSpliced(place, 0, line);
}

function principalOf(of: Principal, around: Surroundings): Pick<Line, "group" | "user"> {
  if ("person" in of) return { user: upnOf(of.person) };
  return { group: of.byId ? { id: GROUPS[of.group]?.id ?? "" } : around.groupName(of.group) };
}

function idOf({ group, user }: Line, around: Surroundings): string {
  if (typeof group === "object") return group.id;
  return GROUPS.find((_, at) => around.groupName(at) === group)?.id ?? group ?? user ?? "";
}

function toggled(line: Line, email: string): Line {
  const { except = [], ...rest } = line;
  const others = except.filter((other) => other !== email);
  return { ...rest, except: others.length < except.length ? others : [...except, email] };
}

function withPeriod(
  { from: _from, until: _until, ...line }: Line,
  { from, until }: Extract<LineEdit, { kind: "period" }>,
  around: Surroundings,
): Line {
  return {
    ...line,
    ...(from === null ? {} : { from: around.day(from) }),
    ...(until === null ? {} : { until: around.day(until) }),
  };
}
