import type { Place } from "./place";
import type { AssignmentYaml } from "./schema/assignments";
import { isObjectId } from "./values";

interface AssignmentParts {
  readonly kind: "group" | "user";
  /** What a message calls the group or user: its name or its id. */
  readonly label: string;
  readonly role: string;
  /** Whether people of groups inside the group are meant too. */
  readonly nested: boolean;
  /** User principal names or mail addresses of people of the group who are left out. */
  readonly except: readonly string[];
  /** First day, as YYYY-MM-DD in the policy's time zone. */
  readonly from?: string;
  /** Last day, as YYYY-MM-DD in the policy's time zone. */
  readonly until?: string;
  readonly reason?: string;
  readonly place: Place;
}

/** Something in Entra ID that is known by its name or by its object id, never by both. */
export type NameOrId = { readonly name: string; readonly id?: never } | { readonly id: string; readonly name?: never };

/** A group or a user that is given a role; order in the file is precedence. */
export type Assignment = AssignmentParts & NameOrId;

/** An assignment as the program uses it, with everything filled in that the file leaves out. */
export function assignmentOf(entry: AssignmentYaml, place: Place): Assignment {
  const { group, user, role, nested = false, except = [], from, until, reason } = entry;
  const principal = principalOf(group ?? user ?? "");
  return {
    ...principal,
    kind: group === undefined ? "user" : "group",
    label: principal.name ?? principal.id ?? "",
    role,
    nested,
    except,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(reason === undefined ? {} : { reason }),
    place,
  };
}

/** An enterprise application is found by an object id when its name has the shape of one. */
export function nameOrId(text: string): NameOrId {
  return isObjectId(text) ? { id: text } : { name: text };
}

function principalOf(principal: string | { id: string }): NameOrId {
  return typeof principal === "string" ? { name: principal } : { id: principal.id };
}
