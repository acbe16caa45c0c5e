import type { RosterInputs, RosterOutputs } from "../../providers/goto/inputs";

/** The roster as a state has it; what the engine has stored is what the provider has given it. */
interface ExportedRoster {
  readonly inputs?: RosterInputs;
  readonly outputs?: RosterOutputs;
}

/** The type of the roster, as the engine names it. */
export const ROSTER_TYPE = "pulumi-nodejs:dynamic/goto:Roster";

/** The roster among the resources of what `pulumi stack export` prints; undefined without one. */
export function exportedRoster(text: string): ExportedRoster | undefined {
  const { deployment } = JSON.parse(text) as {
    readonly deployment?: { readonly resources?: readonly (ExportedRoster & { readonly urn?: string })[] };
  };
  return deployment?.resources?.find(({ urn = "" }) => urn.includes(`::${ROSTER_TYPE}::`));
}
