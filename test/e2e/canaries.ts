import { readdirSync, readFileSync } from "node:fs";
import { Agent } from "node:https";
import { join, relative } from "node:path";
import axios from "axios";
import { expect } from "vitest";
import { FORM_NAMES, parts, SHORTEST, written } from "./canaries-forms";
import { Search } from "./canaries-search";

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables whose values are secrets. */
const SECRET = /(SECRET|TOKEN|PASSWORD|PASSPHRASE|SMTP_URL|WEBHOOK_URL)$/;

/** What is one by its looks, whoever it is from. Three letters alone may stand in anything that is encrypted. */
const TOKEN = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.|\bBearer [\w.~+/=-]{8,}/g;

/**
 * Files of a stack's folder that may hold a secret, and why. All others are looked through, among them state, backups,
 * history, Pulumi's home, the activity log, reports and dumps; links are not followed, because they lead to the project
 * itself. Besides, the arguments of `pulumi config set` are not looked at: by them a test gives what a person is asked for.
 */
export const EXEMPT: Readonly<Record<string, string>> = {
  "refresh-token.json": "goto-access:gotoCredentialsFile, made to hold GoTo's refresh token for its owner alone",
};

/** What is looked for and where. */
export interface Suspects {
  /** Of the programs; it says too where the simulators are. */
  readonly environment: Environment;
  /** Secrets that are not in it and went to no simulator. */
  readonly secrets?: Iterable<string>;
  /** What was printed and sent, and the programs' command lines. */
  readonly texts: Readonly<Record<string, readonly string[]>>;
  /** Everything in it. */
  readonly folder: string;
}

/** A secret at a place where none may be. */
export interface Leak {
  readonly place: string;
  /** The beginning of the secret and its form. */
  readonly what: string;
}

/** What came of the search. */
export interface Searched {
  readonly leaks: readonly Leak[];
  /** How many secrets were looked for. */
  readonly canaries: number;
  /** Bytes looked through, by place: each kind of texts, and `files`. */
  readonly bytes: Readonly<Record<string, number>>;
}

/** Expects that no secret of these programs and simulators is anywhere, and that the search was one. */
export async function expectNoCanaries(suspects: Suspects): Promise<Searched> {
  const issued = await Promise.all(heard(suspects.environment));
  const searched = search({ ...suspects, secrets: [...(suspects.secrets ?? []), ...issued.flat()] });
  expect(searched.leaks, searched.leaks.map(({ place, what }) => `${place}: ${what}`).join("\n")).toEqual([]);
  expect(searched.canaries).toBeGreaterThan(0);
  for (const [place, bytes] of Object.entries(searched.bytes)) expect(bytes, place).toBeGreaterThan(0);
  return searched;
}

/** Looks for secrets, in every form that they can have. */
export function search({ environment, secrets = [], texts, folder }: Suspects): Searched {
  const canaries = new Set([...secrets, ...secretsIn(environment)].flatMap(parts));
  const sought = new Search<string>();
  for (const canary of canaries) {
    expect(canary.length, `the secret ${canary} is too short to be looked for`).toBeGreaterThanOrEqual(SHORTEST);
    const texts = FORM_NAMES.flatMap((form) => written(canary, form).map((text) => [text, form] as const));
    // Most secrets are written alike in several forms; the last of a text counts in a Map, so the plainest comes last.
    for (const [text, form] of new Map(texts.reverse())) sought.add(text, `${beginning(canary)}, ${form}`);
  }
  const leaks: Leak[] = [];
  const bytes: Record<string, number> = {};
  const look = (kind: string, place: string, content: Buffer) => {
    bytes[kind] = (bytes[kind] ?? 0) + content.length;
    const found = [...sought.in(content), ...(content.toString("latin1").match(TOKEN) ?? []).map(beginning)];
    leaks.push(...found.map((what) => ({ place, what })));
  };
  for (const [kind, lines] of Object.entries(texts)) look(kind, kind, Buffer.from(lines.join("\n"), "utf8"));
  for (const file of filesIn(folder)) look("files", file, readFileSync(join(folder, file)));
  return { leaks, canaries: canaries.size, bytes };
}

function beginning(secret: string): string {
  return secret.slice(0, 40);
}

/** The values of an environment that are secrets. */
export function secretsIn(environment: Environment): string[] {
  return Object.entries(environment).flatMap(([name, value]) => (value && SECRET.test(name) ? [value] : []));
}

/** What the simulators have been sent and have given, by their back doors. */
function heard({ GOTO_API_URL, ARM_METADATA_HOSTNAME, NODE_EXTRA_CA_CERTS = "" }: Environment): Promise<string[]>[] {
  const httpsAgent = new Agent({ ca: readFileSync(NODE_EXTRA_CA_CERTS) });
  return [GOTO_API_URL, `https://${ARM_METADATA_HOSTNAME}`].map(async (url) => {
    const { data } = await axios.get<string[]>(`${url}/__sim/secrets`, { httpsAgent });
    return data;
  });
}

/** Their paths in the folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => EXEMPT[file] === undefined);
}
