import { join } from "node:path";
import type { Command } from "commander";
import { ended, UsageError } from "../ended";
import { projectFolder } from "../stack/project";
import type { Surroundings } from "../surroundings";
import { applicationOf } from "./answers";
import type { Flags } from "./questions";

interface Options extends Flags {
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Has `goto-access import` write the files; what there is in Entra and GoTo answers the questions. */
export async function fromExisting(
  here: Surroundings,
  options: Options,
  importCommand: (here: Surroundings) => Command,
): Promise<void> {
  let args: string[] = [];
  try {
    args = importArgs(options, join(projectFolder(here.cwd), "config"));
  } catch (error) {
    return ended(here, () => Promise.reject(error));
  }
  await importCommand(here).parseAsync(args, { from: "user" });
}

/** `goto-access import`, loaded only when it is wanted: nothing else of init needs to know the services. */
export function lazyImport(here: Surroundings): Command {
  const { importCommand }: typeof import("../import") = require("../import");
  return importCommand(here);
}

const ANSWERED = {
  tenant: "--tenant",
  clientId: "--client-id",
  gotoClientId: "--goto-client-id",
  group: "--group",
  license: "--license",
  mode: "--mode",
} as const satisfies Partial<Record<keyof Flags, string>>;

function importArgs({ out, application, stack, force, json, ...flags }: Options, config: string): string[] {
  const needless = Object.entries(ANSWERED).flatMap(([name, flag]) => (name in flags ? [flag] : []));
  if (needless.length > 0) throw new UsageError(`With --from-existing, leave out ${needless.join(", ")}.`);
  const which = application === undefined ? undefined : applicationOf(application);
  if (which !== undefined && which.kind !== "existing") {
    throw new UsageError("With --from-existing, the application is one that exists: --application existing:NAME.");
  }
  return [
    ...["--out", out ?? config],
    ...(which === undefined ? [] : ["--application", which.name]),
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...(force === true ? ["--force"] : []),
    ...(json === true ? ["--json"] : []),
  ];
}
