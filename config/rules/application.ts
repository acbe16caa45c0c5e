import { type Draft, problemIn } from "../draft";
import { type Problem, quote } from "../place";

/** Settings of Entra's provisioning service, which does not run in mode direct. */
const ONLY_ENTRA = ["status", "scope", "deletionThreshold", "mappings"] as const;

/** Rules about the enterprise application and how accounts are provisioned. */
export function applicationRules({ application }: Draft): Problem[] {
  const provisioning = application?.value.provisioning;
  if (application === undefined || provisioning === undefined || provisioning.mode === "entra") return [];
  return ONLY_ENTRA.filter((key) => provisioning[key] !== undefined).map((key) => {
    const message = `${quote(key)} has no effect in mode direct: Entra's provisioning service does not run`;
    return problemIn(application, ["provisioning", key], message, "nothing", "warning");
  });
}
