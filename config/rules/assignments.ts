import { type Draft, type Entry, problemIn } from "../draft";
import { choice } from "../nearest";
import { type Problem, quote } from "../place";
import type { AssignmentYaml } from "../schema/assignments";
import { isObjectId } from "../values";
import { lookAlikeUsers } from "./look-alikes";
import { repeated } from "./repeated";
import { shadowed } from "./shadowed";

type AssignmentEntry = Entry<AssignmentYaml>;

/** Rules about who is given a role; `today` is YYYY-MM-DD. */
export function assignmentRules(draft: Draft, today: string): Problem[] {
  const { assignments } = draft;
  return [
    ...nobody(draft),
    ...assignments.flatMap((entry) => unknownRole(entry, draft)),
    ...assignments.flatMap(idAsName),
    ...assignments.flatMap(onlyForGroups),
    ...assignments.flatMap((entry) => repeated(entry, "except")),
    ...assignments.flatMap((entry) => period(entry, today)),
    ...shadowed(draft),
    ...lookAlikeUsers(draft),
  ];
}

function nobody(draft: Draft): Problem[] {
  if (draft.assignmentList === undefined || draft.usedRoles === undefined || draft.usedRoles.size > 0) return [];
  const remedy = "the groups and people who have access";
  return [
    problemIn(
      draft.assignmentList,
      ["assignments"],
      "nobody is assigned, so everybody loses access",
      remedy,
      "warning",
    ),
  ];
}

function unknownRole(entry: AssignmentEntry, { roleNames }: Draft): Problem[] {
  const { role } = entry.value;
  if (roleNames === undefined || roleNames.has(role)) return [];
  const remedy = roleNames.size === 0 ? "a role in roles.yaml" : choice(role, [...roleNames]);
  return [problemIn(entry, ["role"], `role ${quote(role)} is not in roles.yaml`, remedy)];
}

function idAsName(entry: AssignmentEntry): Problem[] {
  const { group } = entry.value;
  if (typeof group !== "string" || !isObjectId(group)) return [];
  return [
    problemIn(entry, ["group"], "this is an object id, and a group is given by its name", `group: { id: ${group} }`),
  ];
}

function onlyForGroups(entry: AssignmentEntry): Problem[] {
  if (entry.value.user === undefined) return [];
  return (["nested", "except"] as const)
    .filter((key) => entry.value[key] !== undefined)
    .map((key) => problemIn(entry, [key], `${quote(key)} means nothing for a user`, "nothing; it is for groups"));
}

function period(entry: AssignmentEntry, today: string): Problem[] {
  const { from, until } = entry.value;
  if (until === undefined) return [];
  if (from !== undefined && until < from) {
    const remedy = `a day that is not before ${from}`;
    return [problemIn(entry, ["until"], `access ends on ${until}, before it begins on ${from}`, remedy)];
  }
  if (until >= today) return [];
  const remedy = "a later day, or remove the entry";
  return [problemIn(entry, ["until"], `access ended on ${until}: this entry gives it to nobody`, remedy, "warning")];
}
