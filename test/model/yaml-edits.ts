import fc from "fast-check";
import { DIMENSIONS } from "../../config/policy";
import { GROUPS, LICENCES, mailOf, NAMES } from "./company";
import type { PolicyText, RoleName } from "./declaration";

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
/** A group by its place in GROUPS, or a person. */
export type Principal = { readonly group: number; readonly byId: boolean } | { readonly person: string };

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
