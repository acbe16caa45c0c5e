import { setTimeout as wait } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../providers/errors";

/** An assignment in Entra that the stack made before, as its state has it. */
export interface AssignedBefore {
  /** The resource's name: object id of the group or user, and app role. */
  readonly name: string;
  readonly principalObjectId: string;
  readonly principalDisplayName: string;
  readonly appRoleId: string;
  readonly resourceObjectId: string;
}

const TYPE = "azuread:index/appRoleAssignment:AppRoleAssignment";

/** In a folder, the state cannot be read in the moments in which the engine writes it. */
const TRIES = 20;
const WAIT_MS = 250;

/** All assignments of the stack's state, none on a new stack; see readStackResources. */
export async function readAssignedBefore(waitMs = WAIT_MS): Promise<AssignedBefore[]> {
  return assignmentsIn(await readStackResources(waitMs));
}

/**
 * All resources of the stack's state by URN, none on a new stack: the engine knows them, and Graph cannot tell them from what
 * was made by hand. To be read before resources are declared, while the engine has little to write. Throws an Error when
 * the state cannot be read for five seconds; `waitMs` is for tests.
 */
export async function readStackResources(waitMs = WAIT_MS): Promise<Readonly<Record<string, unknown>>> {
  const stackName = `${pulumi.getOrganization()}/${pulumi.getProject()}/${pulumi.getStack()}`;
  for (let attempt = 1; ; attempt++) {
    try {
      const state = await pulumi.runtime.invoke("pulumi:pulumi:readStackResourceOutputs", { stackName });
      return state.outputs;
    } catch (error) {
      if (attempt === TRIES) throw unreadable(error);
      await wait(waitMs);
    }
  }
}

function unreadable(error: unknown): Error {
  const what = "The stack's state cannot be read, so that a pilot cannot tell what to leave alone";
  return new Error(`${what}: ${messageOf(error)}. Nothing was changed; run it again.`);
}

/** The assignments among the outputs of resources by URN, as the engine answers them. */
export function assignmentsIn(resources: Readonly<Record<string, unknown>>): AssignedBefore[] {
  return Object.entries(resources).flatMap(([urn, resource]) => {
    const { type, outputs } = resource as { readonly type?: string; readonly outputs?: Record<string, unknown> };
    if (type !== TYPE || outputs === undefined) return [];
    const text = (name: string) => String(outputs[name] ?? "");
    return [
      {
        name: urn.split("::").at(-1) ?? "",
        principalObjectId: text("principalObjectId"),
        principalDisplayName: text("principalDisplayName"),
        appRoleId: text("appRoleId"),
        resourceObjectId: text("resourceObjectId"),
      },
    ];
  });
}
