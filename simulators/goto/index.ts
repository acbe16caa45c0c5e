import type { GotoSeed } from "../seed/world";
import { Clock } from "../stage/clock";
import type { SimRequest } from "../stage/http";
import type { Simulator } from "../stage/server";
import { adminRoutes } from "./admin";
import { applyEdit } from "./edit";
import { codeOf } from "./errors";
import { Goto } from "./goto";
import type { RateLimiter } from "./limiter";
import { oauthRoutes } from "./oauth";
import { peopleRoutes } from "./people";
import { scimRoutes } from "./scim/scim";
import { readSeed } from "./seed-schema";
import { stateOf } from "./state";

/** What a simulator can be started with besides its seed. */
export interface GotoOptions {
  readonly clock?: Clock;
  /** Switches that are turned from the start, as in `PUT /__sim/switches`. */
  readonly switches?: Readonly<Record<string, unknown>>;
}

/**
 * GoTo's Admin API, SCIM surface and token server as docs/services/goto-admin-api.md §12 describes them, for `startSimulator`.
 * Throws BackdoorError when the seed or a switch cannot be taken.
 */
export function createGotoSimulator(url: string, seed: GotoSeed, options: GotoOptions = {}): Simulator {
  const clock = options.clock ?? new Clock();
  const goto = new Goto(url, clock, options.switches ?? {}, readSeed(seed));
  return {
    name: "GoTo",
    clock,
    routes: [...oauthRoutes(goto), ...adminRoutes(goto), ...scimRoutes(goto), ...peopleRoutes(goto)],
    errorBody: (status, detail) =>
      goto.errors.of([{ code: codeOf(status), ...(detail === undefined ? {} : { value: detail }) }]),
    gate: (request) => limiterOf(goto, request)?.refuse(),
    stage: {
      state: () => stateOf(goto),
      seed: (document) => goto.seed(readSeed(document)),
      reset: () => goto.reset(),
      edit: (document) => applyEdit(goto, document),
      switches: () => goto.switches,
      setSwitches: (document) => goto.turn(document),
      mail: () => goto.mail.sent(),
    },
  };
}

/** Each surface has a limit of its own (docs/services/goto-admin-api.md §7, §13.1); the token server has none. */
function limiterOf(goto: Goto, { path }: SimRequest): RateLimiter | undefined {
  if (path.startsWith("/admin/rest/v1/")) return goto.limiter;
  return path.startsWith("/identity/v1/") ? goto.scimLimiter : undefined;
}
