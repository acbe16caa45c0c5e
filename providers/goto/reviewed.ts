import { createHash } from "node:crypto";
import { ServiceError } from "../errors";
import { type Step, subjectOf } from "./step";

/**
 * A digest of a plan that people have reviewed (docs/adr/0021): one short hash for each thing that the plan takes or gives, so
 * that a later run can tell what of its own plan was reviewed, also when some of it has become unnecessary since.
 *
 *     reviewed-1.<hashes of losses>.<hashes of gains>.<check of the whole>
 *
 * Hashes are 8 bytes of SHA-256 over account, person and thing, sorted, in base64url; they tell nobody's name.
 */
const VERSION = "reviewed-1";
const BYTES = 8;
const CHECK_LENGTH = 8;

/** One thing that a plan gives somebody or takes from somebody. */
interface Effect {
  readonly sign: "loss" | "gain";
  readonly directoryId: string;
  readonly what: string;
}

/** What was reviewed, of one GoTo account. */
export interface Reviewed {
  readonly account: string;
  readonly losses: ReadonlySet<string>;
  readonly gains: ReadonlySet<string>;
}

/** The digest is not one, or not whole. */
export class ReviewedError extends ServiceError {
  override name = "ReviewedError";
}

/** The digest of what the steps take and give in an account; the order of the steps does not matter. */
export function digestOf(account: string, steps: readonly Step[]): string {
  const effects = steps.flatMap(effectsOf);
  const packed = (["loss", "gain"] as const).map((sign) => {
    const hashes = effects.filter((effect) => effect.sign === sign).map((effect) => hashOf(account, effect));
    return Buffer.concat([...new Set(hashes)].sort().map((hash) => Buffer.from(hash, "hex"))).toString("base64url");
  });
  const text = [VERSION, ...packed].join(".");
  return `${text}.${checkOf(text)}`;
}

/** Reads a digest. Throws a ReviewedError when it is of another version or was cut or changed on its way. */
export function readDigest(account: string, digest: string): Reviewed {
  const [version = "", losses = "", gains = "", check] = digest.trim().split(".");
  if (/^reviewed-\d+$/.test(version) && version !== VERSION) throw broken(`it is of another version (${version})`);
  const text = [version, losses, gains].join(".");
  if (version !== VERSION || check !== checkOf(text)) throw broken("it is cut off or changed");
  return { account, losses: unpacked(losses), gains: unpacked(gains) };
}

/** Whether everything that a step takes in one way, or gives, was reviewed. */
export function wasReviewed(reviewed: Reviewed, step: Step, concerns: (effect: Effect) => boolean): boolean {
  const known = { loss: reviewed.losses, gain: reviewed.gains };
  return effectsOf(step)
    .filter(concerns)
    .every((effect) => known[effect.sign].has(hashOf(reviewed.account, effect)));
}

function effectsOf(step: Step): Effect[] {
  const { directoryId } = subjectOf(step);
  const loss = (what: string): Effect => ({ sign: "loss", directoryId, what });
  const gain = (what: string): Effect => ({ sign: "gain", directoryId, what });
  if (step.kind === "suspend" || step.kind === "suspendUnmanaged") return [loss("account")];
  if (step.kind === "delete") return [loss("delete")];
  if (step.kind === "create") {
    const { licenseKeys, adminRoles } = step.role;
    return [gain("account"), ...licenseKeys.map((key) => gain(licence(key))), ...adminRoles.map((r) => gain(role(r)))];
  }
  const { user, changes } = step;
  return [
    ...moved(user.licenseKeys, changes.licenseKeys, loss, gain, licence),
    ...moved(user.adminRoles, changes.adminRoles, loss, gain, role),
  ];
}

const licence = (key: string) => `licence ${key}`;
const role = (name: string) => `admin role ${name}`;

function moved(
  have: readonly string[],
  want: readonly string[] | undefined,
  loss: (what: string) => Effect,
  gain: (what: string) => Effect,
  named: (entry: string) => string,
): Effect[] {
  if (want === undefined) return [];
  return [
    ...have.filter((entry) => !want.includes(entry)).map((entry) => loss(named(entry))),
    ...want.filter((entry) => !have.includes(entry)).map((entry) => gain(named(entry))),
  ];
}

function hashOf(account: string, { directoryId, what }: Effect): string {
  return createHash("sha256")
    .update(JSON.stringify([account, directoryId, what]))
    .digest("hex")
    .slice(0, 2 * BYTES);
}

function checkOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, CHECK_LENGTH);
}

function unpacked(packed: string): Set<string> {
  const hex = Buffer.from(packed, "base64url").toString("hex");
  return new Set(hex.match(new RegExp(`.{${2 * BYTES}}`, "g")) ?? []);
}

function broken(why: string): ReviewedError {
  return new ReviewedError(
    `The digest of the reviewed plan (goto-access:reviewed, GOTO_ACCESS_REVIEWED) cannot be used: ${why}. Copy it whole from ` +
      "the report of the pull request, or make a new one: npx goto-access report.",
  );
}
