import type { Service } from "./gate";
import type { Process } from "./processes";

/** Which processes of a run are killed; all at once is what a power cut does. */
export const VICTIMS = ["provider", "program", "engine", "everything"] as const;
export type Victim = (typeof VICTIMS)[number];

const COMMANDS = {
  provider: /@pulumi\/pulumi\/cmd\/dynamic-provider\//,
  program: /@pulumi\/pulumi\/cmd\/run\//,
  engine: /^\S*\/pulumi /,
  everything: /^/,
} as const satisfies Record<Victim, RegExp>;

/** Who sends the writes to a service. */
const SENDERS = {
  goto: COMMANDS.provider,
  entra: /\/pulumi-resource-azuread /,
} as const satisfies Record<Service, RegExp>;

/** The living who are killed with a victim. */
export function livingAs(processes: readonly Process[], victim: Victim): Process[] {
  return processes.filter(({ command }) => COMMANDS[victim].test(command));
}

/** Those of a run's processes that are killed with a victim; an Error when a run has none. */
export function victimsAmong(processes: readonly Process[], victim: Victim): Process[] {
  const found = livingAs(processes, victim);
  if (found.length === 0) throw new Error(`the run has no process to kill as its ${victim}`);
  return found;
}

/** Whether whoever sends the writes to a service is among the living. */
export function canSend(processes: readonly Process[], service: Service): boolean {
  return processes.some(({ command }) => SENDERS[service].test(command));
}
