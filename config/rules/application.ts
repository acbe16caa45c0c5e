import { type Draft, problemIn } from "../draft";
import { type Problem, quote } from "../place";

/** Settings of Entra's provisioning service, which does not run in mode direct. */
const ONLY_ENTRA = ["status", "scope", "deletionThreshold", "mappings"] as const;

/** Rules about the enterprise application and how accounts are provisioned. */
export function applicationRules(draft: Draft): Problem[] {
  const { application } = draft;
  const provisioning = application?.value.provisioning;
  if (application === undefined || provisioning === undefined) return [];
  if (provisioning.mode === "entra") return provisioning.scope === "all" ? [] : beyondEntra(draft);
  return ONLY_ENTRA.filter((key) => provisioning[key] !== undefined).map((key) => {
    const message = `${quote(key)} has no effect in mode direct: Entra's provisioning service does not run`;
    return problemIn(application, ["provisioning", key], message, "nothing", "warning");
  });
}

/** What Entra's service does not know of an assignment (docs/services/entra-graph.md §8.2). */
function beyondEntra({ assignments }: Draft): Problem[] {
  return assignments.flatMap((entry) => {
    const { except } = entry.value;
    if (except === undefined || except.length === 0) return [];
    const message =
      "in mode entra, people in `except` get an account all the same, without licences: the group is assigned";
    return [problemIn(entry, ["except"], message, "nothing, if that is right", "warning")];
  });
}
