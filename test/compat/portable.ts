import { homedir } from "node:os";
import { join } from "node:path";
import type { RunningSimulators } from "../../simulators/start";

/** Where the simulators of a run listen; written into fixtures as these marks, because every run has other ports. */
const MARKS = { entra: "localhost:{entra}", goto: "localhost:{goto}" } as const;
const SERVICES = ["entra", "goto"] as const;

/** A text for a fixture: with marks in place of addresses. */
export function portable(text: string, simulators: RunningSimulators): string {
  return SERVICES.reduce((so, name) => so.replaceAll(`localhost:${simulators[name].port}`, MARKS[name]), text);
}

/** A text of a fixture with the addresses of these simulators. */
export function placed(text: string, simulators: RunningSimulators): string {
  return SERVICES.reduce((so, name) => so.replaceAll(MARKS[name], `localhost:${simulators[name].port}`), text);
}

const PROJECT = join(__dirname, "..", "..");
const LONG_AGO = "2026-01-01T00:00:00Z";

interface Exported {
  readonly deployment: {
    readonly manifest: { readonly time: string };
    readonly resources: readonly Stored[];
  };
}

/** What the engine keeps of a resource beside what is its own: when it was written, and by which line of which file. */
interface Stored {
  readonly created?: string;
  readonly modified?: string;
  readonly sourcePosition?: string;
  readonly stackTrace?: unknown;
}

/**
 * What `pulumi stack export` prints, so that it says the same on every machine: no times of the run, no lines of code and no
 * ports. Throws where a path of this machine is left.
 */
export function portableState(exported: string, simulators: RunningSimulators, folder: string): string {
  const { deployment, ...rest } = JSON.parse(exported) as Exported;
  const resources = deployment.resources.map(portableResource);
  const manifest = { ...deployment.manifest, time: LONG_AGO };
  const text = JSON.stringify({ ...rest, deployment: { ...deployment, manifest, resources } });
  const left = [folder, PROJECT, homedir()].filter((path) => text.includes(path.slice(1)));
  if (left.length > 0) throw new Error(`the state names ${left.join(" and ")}, which are only on this machine`);
  return portable(text, simulators);
}

function portableResource({ sourcePosition: _line, stackTrace: _lines, ...resource }: Stored): Stored {
  return {
    ...resource,
    ...(resource.created === undefined ? {} : { created: LONG_AGO }),
    ...(resource.modified === undefined ? {} : { modified: LONG_AGO }),
  };
}
