import type { GraphReader } from "../providers/entra/client";
import { findPrincipals } from "../providers/entra/principals";
import type { PilotPerson } from "../providers/goto/pilot";

/** The people that a run is limited to, each once, in the order of the setting. */
export type Pilot = readonly PilotPerson[];

const LIFT = "To lift the pilot: pulumi config rm goto-access:pilot";

/**
 * The addresses of the setting `pilot`, each once: a list as `pulumi config set --path 'goto-access:pilot[0]'` stores it, or
 * addresses with commas between them. Throws an Error when it names nobody or something that is not an address: a setting
 * that narrows a run is never taken without being obeyed. Pure.
 */
export function pilotAddresses(text: string): string[] {
  const addresses = listed(text.trim());
  const odd = addresses.filter((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (odd.length > 0) {
    const names = odd.map((address) => `"${address}"`).join(", ");
    throw new Error(`goto-access:pilot has ${names}, which is not an e-mail address or user principal name.`);
  }
  if (addresses.length === 0) throw new Error(`goto-access:pilot names nobody. Name the people of the pilot. ${LIFT}`);
  const folded = addresses.map((address) => address.toLowerCase());
  return addresses.filter((_, index) => folded.indexOf(folded[index] ?? "") === index);
}

function listed(text: string): string[] {
  const entries: unknown = text.startsWith("[") ? parsed(text) : text.split(",");
  if (!Array.isArray(entries)) throw new Error("goto-access:pilot is not a list of addresses.");
  return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== "");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`goto-access:pilot is not a list that can be read: ${text}`);
  }
}

/**
 * The pilot that the stack's configuration, or else GOTO_ACCESS_PILOT, asks for; undefined without one. Throws an Error that
 * names everybody whom the directory does not have. Without Pulumi, which takes a second to load: commands read pilots too.
 */
export async function readPilot(graph: GraphReader, setting: string | undefined): Promise<Pilot | undefined> {
  const text = setting ?? (process.env.GOTO_ACCESS_PILOT || undefined);
  return text === undefined ? undefined : findPilot(graph, pilotAddresses(text));
}

/** The people of these addresses; somebody who is listed by two of them counts once. */
export async function findPilot(graph: GraphReader, addresses: readonly string[]): Promise<Pilot> {
  const wanted = addresses.map((name) => ({ kind: "user", name, nested: false }) as const);
  const found = await findPrincipals(graph, wanted);
  const problems = found.flatMap((one) => ("problem" in one ? [one.problem] : []));
  if (problems.length > 0) throw new Error(`goto-access:pilot: ${problems.join("\n")}`);
  const people = new Map<string, PilotPerson>();
  for (const [index, one] of found.entries()) {
    const directoryId = "principal" in one ? one.principal.id : "";
    if (!people.has(directoryId)) people.set(directoryId, { address: addresses[index] ?? "", directoryId });
  }
  return [...people.values()];
}

/** Whether a run may touch this person; without a pilot, everybody. */
export function isTouched(pilot: Pilot | undefined, directoryId: string): boolean {
  return pilot === undefined || pilot.some((person) => person.directoryId === directoryId);
}
