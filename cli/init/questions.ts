import { messageOf } from "../../providers/errors";
import { UsageError } from "../ended";
import type { Surroundings } from "../surroundings";
import {
  type Answers,
  applicationOf,
  clientIdOf,
  filled,
  type GroupAnswer,
  gotoClientIdOf,
  groupOf,
  modeOf,
  once,
  requireOnce,
  roleOf,
  stackOf,
  tenantOf,
} from "./answers";
import { ask, type Dialogue } from "./dialogue";

/** What the command line says; whatever it leaves out is asked for, or has a default. */
export interface Flags {
  readonly tenant?: string;
  readonly clientId?: string;
  readonly gotoClientId?: string;
  readonly application?: string;
  readonly group?: readonly string[];
  readonly license?: readonly string[];
  readonly mode?: string;
  readonly stack?: string;
}

const LICENSE = "GoToMeeting Business";
const ROLE = "organizer";

interface Question<T> {
  readonly flag: string;
  readonly what: string;
  readonly read: (text: string) => T;
  /** Without one, the answer cannot be done without. */
  readonly otherwise?: string;
}

const TENANT = { flag: "--tenant", what: "Entra tenant (directory id or domain)", read: tenantOf };
const CLIENT = { flag: "--client-id", what: "Application (client) id that signs in to Entra", read: clientIdOf };
const GOTO_CLIENT = { flag: "--goto-client-id", what: "OAuth client id of GoTo", read: gotoClientIdOf };
const APPLICATION = {
  flag: "--application",
  what: "Enterprise application (existing:NAME, gallery or custom:NAME)",
  read: applicationOf,
  otherwise: "existing:GoToMeeting",
};
const MODE = {
  flag: "--mode",
  what: "Who makes the accounts: this project (direct) or Entra's provisioning service (entra)",
  read: modeOf,
  otherwise: "direct",
};
const STACK = { flag: "--stack", what: "Name of the stack", read: stackOf, otherwise: "production" };

/** Asks a person for all that the command line does not say. Throws a UsageError for what it says wrongly. */
export async function askAnswers(flags: Flags, dialogue: Dialogue, here: Surroundings): Promise<Answers> {
  const groups = given(flags);
  const one = <T>(question: Question<T>, text: string | undefined): Promise<T> | T =>
    text === undefined ? ask(dialogue, here, question.what, question.read, question.otherwise) : read(question, text);
  return {
    tenant: await one(TENANT, flags.tenant),
    clientId: await one(CLIENT, flags.clientId),
    gotoClientId: await one(GOTO_CLIENT, flags.gotoClientId),
    application: await one(APPLICATION, flags.application),
    groups: groups.length > 0 ? groups : await askGroups(dialogue, here),
    licenses:
      flags.license === undefined
        ? [await ask(dialogue, here, "Licence of everybody", filled, LICENSE)]
        : licensesOf(flags),
    mode: await one(MODE, flags.mode),
    stack: await one(STACK, flags.stack),
  };
}

/** Takes everything from the command line. Throws a UsageError with all that is missing or cannot be read. */
export function readAnswers(flags: Flags): Answers {
  const missing = [
    ...(flags.tenant === undefined ? [TENANT.flag] : []),
    ...(flags.clientId === undefined ? [CLIENT.flag] : []),
    ...(flags.gotoClientId === undefined ? [GOTO_CLIENT.flag] : []),
    ...(flags.group === undefined ? ["--group"] : []),
  ];
  if (missing.length > 0)
    throw new UsageError(`There is no terminal to ask at, or --yes is given. Add ${missing.join(", ")}.`);
  return {
    tenant: read(TENANT, flags.tenant),
    clientId: read(CLIENT, flags.clientId),
    gotoClientId: read(GOTO_CLIENT, flags.gotoClientId),
    application: read(APPLICATION, flags.application),
    groups: given(flags),
    licenses: licensesOf(flags),
    mode: read(MODE, flags.mode),
    stack: read(STACK, flags.stack),
  };
}

function read<T>({ flag, read: decode, otherwise = "" }: Question<T>, text: string = otherwise): T {
  try {
    return decode(text);
  } catch (error) {
    throw new UsageError(`${flag}: ${messageOf(error)}.`);
  }
}

function given({ group = [] }: Flags): GroupAnswer[] {
  const groups = group.map((text) => read({ flag: "--group", what: "", read: groupOf }, text));
  read({ flag: "--group", what: "", read: () => requireOnce(groups) });
  return groups;
}

function licensesOf({ license = [LICENSE] }: Flags): string[] {
  return once(license.map((text) => read({ flag: "--license", what: "", read: filled }, text)));
}

/** At least one; an empty answer ends the list. */
async function askGroups(dialogue: Dialogue, here: Surroundings): Promise<GroupAnswer[]> {
  const groups: GroupAnswer[] = [];
  for (;;) {
    const isFirst = groups.length === 0;
    const what = isFirst ? "Entra group that has access" : "Another group (Enter when there is none)";
    const group = await ask(dialogue, here, what, isFirst ? filled : (text) => text.trim());
    if (group === "") return groups;
    const role = await ask(dialogue, here, `Role of ${group}`, roleOf, ROLE);
    try {
      requireOnce([...groups, { group, role }]);
      groups.push({ group, role });
    } catch (error) {
      here.say(`  ${messageOf(error)}.`);
    }
  }
}
