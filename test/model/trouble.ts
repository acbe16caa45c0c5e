import fc from "fast-check";
import type { Fault } from "../../simulators/stage/faults";
import type { Service, Theatre } from "./theatre";

/** What can be wrong with one answer or with a few in a row. */
export const TROUBLES = {
  busy: { kind: "status", status: 429, retryAfter: 0 },
  away: { kind: "status", status: 503 },
  cut: { kind: "reset" },
  lost: { kind: "resetAfter" },
  lostBehindStatus: { kind: "statusAfter", status: 503 },
  half: { kind: "truncate" },
  page: { kind: "html" },
  lie: { kind: "status", status: 200 },
  signedOut: { kind: "status", status: 401 },
  nothing: { kind: "empty" },
} as const satisfies Readonly<Record<string, Fault>>;

/** A kind of trouble. */
export type Kind = keyof typeof TROUBLES;

const GOTO_REQUESTS = {
  signIn: { method: "POST", path: "/oauth/" },
  lists: { method: "GET", path: "/(users|groups|licenses)\\?" },
  users: { method: "GET", path: "/users\\?" },
  read: { method: "GET", path: "/users/\\d" },
  create: { method: "POST", path: "/users" },
  change: { method: "PUT", path: "/users/" },
  removal: { method: "DELETE", path: "/users/" },
  group: { method: "POST", path: "/groups" },
} as const;

const ENTRA_REQUESTS = {
  signIn: { method: "POST", path: "/oauth2/" },
  search: { method: "POST", path: "batch" },
  members: { method: "GET", path: "/members" },
  count: { method: "GET", path: "count" },
} as const;

/** Something that goes wrong in the next run. */
export interface Trouble {
  readonly service: Service;
  readonly kind: Kind;
  readonly fault: Fault;
}

const timing = fc.record({ skip: fc.constantFrom(0, 0, 1, 2, 4), times: fc.constantFrom(1, 1, 2, 9) });
const named = Object.keys as <K extends string>(table: Readonly<Record<K, unknown>>) => K[];

const atGoto: fc.Arbitrary<Trouble> = fc
  .tuple(fc.constantFrom(...named(TROUBLES)), fc.constantFrom(...named(GOTO_REQUESTS)), timing)
  .map(([kind, at, when]) => {
    // A list that lies about how many rows it has; no other answer has a number to lie about.
    const where = GOTO_REQUESTS[kind === "lie" ? "lists" : at];
    const body = kind === "lie" ? { body: { total: 7, results: [] } } : {};
    return { service: "goto", kind, fault: { ...TROUBLES[kind], ...where, ...body, ...when } };
  });

const atEntra: fc.Arbitrary<Trouble> = fc
  .tuple(fc.constantFrom(...named(TROUBLES)), fc.constantFrom(...named(ENTRA_REQUESTS)), timing)
  .map(([kind, at, when]) => {
    const where = ENTRA_REQUESTS[kind === "lie" ? "count" : at];
    const body = kind === "lie" ? { body: "77" } : {};
    return { service: "entra", kind, fault: { ...TROUBLES[kind], ...where, ...body, ...when } };
  });

/** One or two things that go wrong in a run, mostly at GoTo. */
export const troubles: fc.Arbitrary<readonly Trouble[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: atGoto }, { weight: 1, arbitrary: atEntra }),
  { minLength: 1, maxLength: 2 },
);

const SERVICES = ["goto", "entra"] as const;

/** Lets these things go wrong from now on. */
export async function arm(theatre: Theatre, list: readonly Trouble[]): Promise<void> {
  for (const service of SERVICES) await theatre.arm(service, of(service, list));
}

/** Ends all trouble, and tells what has happened of it: kinds by service, each as often as it fired. */
export async function disarm(theatre: Theatre, list: readonly Trouble[]): Promise<string[]> {
  const happened: string[] = [];
  for (const service of SERVICES) {
    const counts = await theatre.fired(service);
    const kinds = list.filter((one) => one.service === service).map(({ kind }) => `${service} ${kind}`);
    for (const [at, kind] of kinds.entries()) happened.push(...Array<string>(counts[at] ?? 0).fill(kind));
    await theatre.arm(service, []);
  }
  return happened;
}

function of(service: Service, list: readonly Trouble[]): Fault[] {
  return list.filter((one) => one.service === service).map(({ fault }) => fault);
}
