import { type Draft, type Entry, problemIn } from "../draft";
import type { UserMappingYaml } from "../mapping";
import type { Problem } from "../place";
import { filterRules } from "./mappings-filter";
import { sourceRules } from "./mappings-sources";
import { repeated } from "./repeated";

/** Rules about the mapping of users, as far as they can be known without Entra. */
export function mappingRules({ application }: Draft): Problem[] {
  const users = application?.value.provisioning?.mappings?.users;
  if (application === undefined || users === undefined) return [];
  const entry = { ...application, value: users, path: ["provisioning", "mappings", "users"] };
  return [
    ...repeated(entry, "actions"),
    ...repeated(entry, "matching"),
    ...nobodyFound(entry),
    ...sourceRules(entry),
    ...filterRules(entry),
  ];
}

function nobodyFound(entry: Entry<UserMappingYaml>): Problem[] {
  if (entry.value.matching?.length !== 0) return [];
  const message = '"matching" is empty, so no user could be found in GoTo';
  return [problemIn(entry, ["matching"], message, "matching: [userName]")];
}
