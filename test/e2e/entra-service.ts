import { expect } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { expectGreen, type GotoState, type Stage } from "./stage";

/** Arguments of a run that nobody watches. */
export const UP = ["up", "--yes", "--skip-preview"] as const;
/** With what Entra signs in to the demo's GoTo. */
export const TOKEN = demoWorld.goto.scim?.tokens?.[0]?.token ?? "";

/** What Entra's simulator holds, as far as provisioning goes. */
export interface EntraService {
  readonly applications: readonly unknown[];
  readonly servicePrincipals: readonly Principal[];
}

/** An enterprise application and what Entra's provisioning service keeps of it. */
interface Principal {
  readonly id: string;
  readonly assignments: readonly { readonly principal: string }[];
  readonly secrets: readonly { readonly key: string; readonly value: string | null }[];
  readonly jobs: readonly {
    readonly id: string;
    readonly schedule: { readonly state: string };
    readonly schema: { readonly synchronizationRules: readonly { readonly objectMappings: readonly Mapping[] }[] };
  }[];
}

interface Mapping {
  readonly attributeMappings: readonly {
    readonly targetAttributeName: string;
    readonly source: { readonly expression: string };
  }[];
}

/** The first enterprise application of the stage's directory. */
export async function principalOf(stage: Stage): Promise<Principal> {
  const [found] = (await stage.entra.state<EntraService>()).servicePrincipals;
  return found ?? expect.fail("the application is gone");
}

/** Path in Graph of the schema of its only job. */
export async function schemaPath(stage: Stage): Promise<string> {
  const { id, jobs } = await principalOf(stage);
  return `/servicePrincipals/${id}/synchronization/jobs/${jobs[0]?.id}/schema`;
}

/** GoTo's accounts. */
export async function accountsOf(stage: Stage): Promise<GotoState["users"]> {
  return (await stage.goto.state<GotoState>()).users;
}

/** Lets GoTo speak SCIM 2.0, the only one that Entra speaks, as fast as it is asked. */
export async function readyForEntra(stage: Stage): Promise<void> {
  await stage.goto.switches({ "scim.flavor": "2.0", "rate.perSecond": 0 });
}

/** Has the stack know where Entra finds GoTo's accounts. */
export async function setAddress(stage: Stage): Promise<void> {
  const address = `${stage.simulators.goto.url}/identity/v1`;
  expectGreen(await stage.pulumi("config", "set", "goto-access:scimBaseAddress", address));
}

/** Has the stack give Entra this token. */
export async function setToken(stage: Stage, token: string): Promise<void> {
  expectGreen(await stage.pulumi("config", "set", "--secret", "goto-access:scimSecretToken", token));
}
