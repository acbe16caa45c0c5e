import { randomBytes, scryptSync } from "node:crypto";
import { messageOf, ServiceError } from "../../errors";
import { filled } from "../../filled";
import { requireSafeUrl } from "../../safe-url";
import type { SynchronizationSecret } from "../synchronization";

/** Reads one of the stack's settings, without the project's name. */
export type ReadConfig = (name: string) => string | undefined;
type Env = Readonly<Record<string, string | undefined>>;

/** Each setting under `goto-access:` with its environment variable and the key under which Graph saves it (§6.3). */
const NAMES = {
  scimBaseAddress: { env: "GOTO_SCIM_BASE_ADDRESS", key: "BaseAddress", isSecret: false },
  scimSecretToken: { env: "GOTO_SCIM_SECRET_TOKEN", key: "SecretToken", isSecret: true },
  adminUserName: { env: "GOTO_ADMIN_USER_NAME", key: "UserName", isSecret: false },
  adminPassword: { env: "GOTO_ADMIN_PASSWORD", key: "Password", isSecret: true },
} as const;

type Name = keyof typeof NAMES;
const ALL: readonly Name[] = ["scimBaseAddress", "scimSecretToken", "adminUserName", "adminPassword"];
const PAIRS: readonly (readonly [Name, Name])[] = [
  ["scimBaseAddress", "scimSecretToken"],
  ["adminUserName", "adminPassword"],
];

/** Keys that this tool saves as credentials, and takes away again. */
export const CREDENTIAL_KEYS: ReadonlySet<string> = new Set(ALL.map((name) => NAMES[name].key));

/** The admin credentials are incomplete or contradict each other. */
export class AdminCredentialsError extends ServiceError {
  override name = "AdminCredentialsError";
}

/**
 * The admin credentials of the provisioning service (docs/behaviour.md §9): an address and a secret token, or a user name and
 * a password, from the stack's configuration or the environment. Undefined when none is set. Throws an
 * AdminCredentialsError that names the half that is missing, both pairs at once, or an address that is none.
 */
export function readAdminCredentials(config: ReadConfig, env: Env): SynchronizationSecret[] | undefined {
  const get = (name: Name) => filled(config(name)) ?? filled(env[NAMES[name].env]);
  const pairs = PAIRS.filter((pair) => pair.some((name) => get(name) !== undefined));
  const [pair, other] = pairs;
  if (pair === undefined) return undefined;
  if (other !== undefined) throw new AdminCredentialsError(`Set either ${both(pair)} or ${both(other)}, not both.`);
  const missing = pair.filter((name) => get(name) === undefined);
  if (missing.length > 0) {
    throw new AdminCredentialsError(
      `The admin credentials are not complete. Missing: ${missing.map(howToSet).join(", ")}.`,
    );
  }
  const address = get("scimBaseAddress");
  if (address !== undefined) requireAddress(address);
  return pair.map((name) => ({ key: NAMES[name].key, value: get(name) ?? "" }));
}

/** Every secret that is set, for those who must keep them out of what they write. */
export function adminSecrets(config: ReadConfig, env: Env): (string | undefined)[] {
  return ALL.filter((name) => NAMES[name].isSecret).flatMap((name) => [config(name), env[NAMES[name].env]]);
}

/** What to do when there are no credentials at all. */
export function howToSetCredentials(): string {
  return `Set ${PAIRS.map((pair) => pair.map(howToSet).join(" and ")).join("; or ")}`;
}

const SALT_BYTES = 16;

/**
 * What tells whether credentials have changed since `before`, without telling what they are: `<salt>:<scrypt>`, in hex. The
 * same text as before when they have not.
 */
export function fingerprint(credentials: readonly SynchronizationSecret[], before: string): string {
  const salt = /^[0-9a-f]+(?=:)/.exec(before)?.[0] ?? randomBytes(SALT_BYTES).toString("hex");
  const text = credentials.map(({ key, value }) => `${key}=${value}`).join("\n");
  return `${salt}:${scryptSync(text, salt, 32).toString("hex")}`;
}

function requireAddress(address: string): void {
  try {
    requireSafeUrl("goto-access:scimBaseAddress", address);
  } catch (error) {
    throw new AdminCredentialsError(messageOf(error));
  }
}

function both([first, second]: readonly [Name, Name]): string {
  return `goto-access:${first} and ${second}`;
}

function howToSet(name: Name): string {
  const { env, isSecret } = NAMES[name];
  return `goto-access:${name} (pulumi config set ${isSecret ? "--secret " : ""}goto-access:${name} …, or ${env})`;
}
