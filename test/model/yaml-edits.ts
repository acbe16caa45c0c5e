import fc from "fast-check";
import { DIMENSIONS } from "../../config/policy";
import { GROUPS, LICENCES, mailOf, NAMES, upnOf } from "./company";
import type { Declaration, Line, PolicyText, RoleName } from "./declaration";

/** Where a change of the YAML finds what it must know of the world. */
export interface Surroundings {
  /** The day that is so many days from now. */
  day(days: number): string;
  /** What a group is called in the directory now. */
  groupName(at: number): string;
}

/** What a reviewed change does to the YAML; lines are named by their place. */
export type YamlEdit =
  | { readonly kind: "removeLine"; readonly at: number }
  | { readonly kind: "moveLine"; readonly at: number; readonly to: number }
  | { readonly kind: "addLine"; readonly of: Principal; readonly role: RoleName; readonly at: number }
  | { readonly kind: "role"; readonly role: RoleName; readonly means: Means }
  | { readonly kind: "except"; readonly at: number; readonly person: string }
  | { readonly kind: "period"; readonly at: number; readonly from: number | null; readonly until: number | null }
  | { readonly kind: "limit"; readonly dimension: Dimension; readonly share: string; readonly minimum: number }
  | { readonly kind: "approve"; readonly dimension: Dimension; readonly count: number; readonly days: number }
  | { readonly kind: "policy"; readonly change: Partial<PolicyText> };

type Dimension = (typeof DIMENSIONS)[number];
type Principal = { readonly group: number; readonly byId: boolean } | { readonly person: string };

interface Means {
  readonly licenses: readonly string[];
  readonly adminRoles: readonly string[];
  readonly userGroup: string | null;
}

const person = fc.constantFrom(...NAMES);
const role = fc.constantFrom<RoleName>("admin", "organizer", "host", "webinar");
const at = fc.nat({ max: 5 });
const to = <K extends YamlEdit["kind"]>(kind: K) => fc.constant(kind);
const dimension = fc.constantFrom(...DIMENSIONS);

const principal: fc.Arbitrary<Principal> = fc.oneof(
  fc.record({ group: fc.nat({ max: GROUPS.length - 1 }), byId: fc.boolean() }),
  fc.record({ person }),
);

const means: fc.Arbitrary<Means> = fc.record({
  licenses: fc.subarray(LICENCES.map(({ description }) => description)),
  adminRoles: fc.subarray(["SUPER_USER", "MANAGE_USERS", "RUN_REPORTS"]),
  userGroup: fc.constantFrom(null, "Sales", "Support", "Hosts"),
});

const leavers: fc.Arbitrary<PolicyText["leavers"]> = fc.record(
  {
    action: fc.constantFrom("suspend", "suspend", "delete"),
    deleteAfter: fc.constantFrom("7d", "30d"),
    deleteAdopted: fc.boolean(),
  },
  { requiredKeys: ["action", "deleteAdopted"] },
);

const policy: fc.Arbitrary<Partial<PolicyText>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ leavers }) },
  { weight: 2, arbitrary: fc.record({ unmanaged: fc.constantFrom("report", "ignore", "suspend", "suspend") }) },
  fc.record({ protected: fc.subarray(NAMES.map(mailOf), { maxLength: 3 }) }),
  fc.record({ minimumSuperUsers: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ guests: fc.constantFrom("include", "exclude") }),
  fc.record({ batchSize: fc.constantFrom(1, 3, 50) }),
  fc.record({ onDestroy: fc.constantFrom("release", "suspend") }),
  fc.record({ approvals: fc.constant([]) }),
);

/** Any such change. */
export const yamlEdits: fc.Arbitrary<YamlEdit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: to("removeLine"), at }) },
  { weight: 4, arbitrary: fc.record({ kind: to("addLine"), of: principal, role, at }) },
  fc.record({ kind: to("moveLine"), at, to: at }),
  { weight: 5, arbitrary: fc.record({ kind: to("role"), role, means }) },
  fc.record({ kind: to("except"), at, person }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: to("period"),
      at,
      from: fc.constantFrom(null, -3, 2),
      until: fc.constantFrom(null, 3, 10, 20),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: to("limit"),
      dimension,
      share: fc.constantFrom("0%", "20%", "50%"),
      minimum: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: to("approve"),
      dimension,
      count: fc.integer({ min: 1, max: 8 }),
      days: fc.constantFrom(-1, 0, 14),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: to("policy"), change: policy }) },
);

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
