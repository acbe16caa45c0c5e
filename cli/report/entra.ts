import type { EntraChange } from "./model";
import type { Preview, PreviewStep } from "./preview";

/** What a kind of resource is in Entra, and how a change of it is told. */
interface Kind {
  readonly area: EntraChange["area"];
  readonly tell: (step: PreviewStep, verb: Verb) => readonly string[];
}

type Verb = "made" | "taken over" | "taken away" | "changed";

/** What Pulumi would do, in words; what is not here changes nothing. */
const VERBS: Readonly<Record<string, Verb>> = {
  create: "made",
  import: "taken over",
  "import-replacement": "taken over",
  delete: "taken away",
  update: "changed",
  replace: "changed",
};

const SIGNS = { made: "+", "taken over": "~", "taken away": "-", changed: "~" } as const satisfies Record<Verb, string>;

const KINDS: Readonly<Record<string, Kind>> = {
  "azuread:index/applicationFromTemplate:ApplicationFromTemplate": {
    area: "application",
    tell: (step, verb) => [`the application ${quoted(step, "displayName")} is ${verb}`],
  },
  "azuread:index/servicePrincipal:ServicePrincipal": { area: "application", tell: tellEnterpriseApplication },
  "azuread:index/appRoleAssignment:AppRoleAssignment": { area: "assignments", tell: tellAssignment },
  "azuread:index/synchronizationJob:SynchronizationJob": {
    area: "provisioning",
    tell: (_step, verb) => [`the provisioning job is ${verb}`],
  },
  "pulumi-nodejs:dynamic/entra:Provisioning": {
    area: "provisioning",
    tell: tellSeen({
      made: "provisioning is set up as application.yaml says",
      "taken away": "provisioning is given up",
    }),
  },
  "azuread:index/servicePrincipalTokenSigningCertificate:ServicePrincipalTokenSigningCertificate": {
    area: "sign-on",
    tell: (step, verb) => [`the ${nameOf(step.urn)} is ${verb}`],
  },
  "azuread:index/claimsMappingPolicy:ClaimsMappingPolicy": {
    area: "sign-on",
    tell: (_step, verb) => [`the claims of the token are ${verb}`],
  },
  "azuread:index/servicePrincipalClaimsMappingPolicyAssignment:ServicePrincipalClaimsMappingPolicyAssignment": {
    area: "sign-on",
    tell: () => [],
  },
  "pulumi-nodejs:dynamic/entra:SingleSignOn": {
    area: "sign-on",
    tell: tellSeen({
      made: "single sign-on is set up as application.yaml says",
      "taken away": "single sign-on is put back as it was before this project",
    }),
  },
};

/** Resources that stand for nothing in Entra, besides the roster, of which people are told. */
const NOTHING = /^(?:pulumi:|goto-access:|pulumi-nodejs:dynamic\/(?:goto:|entra:Release$))/;

const AREAS = ["application", "assignments", "provisioning", "sign-on"] as const;

/** What a preview would change in Entra, in words; by area, in the order of the preview. Pure. */
export function entraChanges({ steps }: Preview): EntraChange[] {
  const changes = steps.flatMap((step): EntraChange[] => {
    const verb = VERBS[step.op];
    const type = typeOf(step);
    if (verb === undefined || NOTHING.test(type)) return [];
    const { area, tell } = KINDS[type] ?? { area: "application", tell: tellUnknown };
    return tell(step, verb).map((text) => ({ area, sign: SIGNS[verb], text }));
  });
  return AREAS.flatMap((area) => changes.filter((change) => change.area === area));
}

function typeOf({ newState, oldState }: PreviewStep): string {
  return newState?.type ?? oldState?.type ?? "";
}

/** The last part of a URN is the name that the program has given. */
function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function tellUnknown(step: PreviewStep, verb: Verb): string[] {
  return [`${typeOf(step)} "${nameOf(step.urn)}" is ${verb}`];
}

/** An assignment belongs to a component that is named as people know it: `Sales EMEA (organizer)`. */
function tellAssignment({ urn, newState, oldState }: PreviewStep, verb: Verb): string[] {
  const parent = newState?.parent ?? oldState?.parent;
  const name = nameOf(parent ?? urn);
  if (verb === "taken over") return [`${name} is assigned already and is managed from now on`];
  return [verb === "taken away" ? `${name} is no longer assigned` : `${name} is assigned`];
}

const FIELDS: readonly (readonly [field: string, words: string])[] = [
  ["appRoleAssignmentRequired", "only who is assigned may sign in"],
  ["accountEnabled", "people may sign in"],
  ["preferredSingleSignOnMode", "single sign-on mode"],
  ["loginUrl", "login URL"],
  ["notificationEmailAddresses", "notification e-mail addresses"],
  ["samlSingleSignOn", "relay state"],
  ["tags", "tags"],
  ["notes", "notes"],
  ["description", "description"],
];

function tellEnterpriseApplication({ oldState, newState }: PreviewStep, verb: Verb): string[] {
  if (verb === "taken away") return ["the enterprise application is no longer managed and stays as it is"];
  const old = oldState?.inputs ?? {};
  const now = newState?.inputs ?? {};
  if (verb !== "changed") {
    const required =
      now.appRoleAssignmentRequired === true ? "only who is assigned may sign in" : "anybody may sign in";
    return [`the enterprise application is managed from now on: ${required}`];
  }
  return FIELDS.filter(([field]) => JSON.stringify(old[field]) !== JSON.stringify(now[field])).map(
    ([field, words]) => `${words}: ${shown(old[field])} → ${shown(now[field])}`,
  );
}

/** Our own resources list what they found different; of what is not there yet they can say nothing. */
function tellSeen(words: Partial<Readonly<Record<Verb, string>>>): Kind["tell"] {
  return ({ newState }, verb) => {
    const seen = newState?.inputs?.changes;
    const lines = typeof seen === "string" ? seen.split("\n").slice(1).filter(Boolean) : [];
    if (lines.length > 0) return lines;
    return [words[verb] ?? "a setting is changed"];
  };
}

function quoted({ newState, oldState }: PreviewStep, field: string): string {
  const value = newState?.inputs?.[field] ?? oldState?.inputs?.[field];
  return typeof value === "string" ? `"${value}"` : "";
}

function shown(value: unknown): string {
  if (value === undefined || value === "" || value === null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}
