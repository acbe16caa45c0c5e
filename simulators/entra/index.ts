import { randomUUID } from "node:crypto";
import type { EntraSeed } from "../seed/world";
import type { Stage } from "../stage/backdoor";
import { Clock } from "../stage/clock";
import type { Route, SimRequest } from "../stage/http";
import type { Simulator } from "../stage/server";
import { applicationRoutes } from "./applications";
import { assignmentRoutes } from "./assignments";
import { batchRoutes, dispatcher } from "./batch";
import { graphRoutes } from "./call";
import { certificateRoutes } from "./certificates";
import type { Cloud } from "./cloud";
import { deltaRoutes } from "./delta";
import { Directory } from "./directory";
import { directoryObjectRoutes } from "./directory-objects";
import { edit } from "./edit";
import { codeOf, errorBody } from "./errors";
import { getGroup, groupRoutes } from "./groups";
import { Ids } from "./ids";
import { Lag } from "./lag";
import { loginRoutes } from "./login";
import { managerRoutes } from "./managers";
import { memberRoutes } from "./members";
import { ownerRoutes } from "./owners";
import { policyRoutes } from "./policies";
import { runDue } from "./provisioning/service";
import { Turns } from "./provisioning/turns";
import { sow } from "./seed";
import { SentBodies } from "./sent-bodies";
import { servicePrincipalRoutes } from "./service-principals";
import { snapshot } from "./snapshot";
import { changedSettings, initialSettings, type Settings } from "./switches";
import { jobRoutes } from "./synchronization/jobs";
import { provisioningLogRoutes } from "./synchronization/provisioning-logs";
import { schemaRoutes } from "./synchronization/schema";
import { secretRoutes } from "./synchronization/secrets";
import { synchronizationTemplateRoutes } from "./synchronization/templates";
import { templateRoutes } from "./templates";
import { Throttle } from "./throttle";
import { Tokens } from "./tokens";
import { userRoutes } from "./users";
import { wholeDoor } from "./whole";

/** What a start may choose besides the seed. */
export interface EntraOptions {
  readonly clock?: Clock;
  /** Switches that are not at their defaults; see switches.ts. `reset` goes back to these. */
  readonly switches?: Partial<Settings>;
  /** Authority (PEM) of the certificates of targets that jobs provision to; without it those that Node trusts. */
  readonly targetCa?: string;
}

/** Entra ID and Microsoft Graph for one tenant, served under `url` (docs/services/entra-graph.md §13). */
export function createEntraSimulator(url: string, seed: EntraSeed, options: EntraOptions = {}): Simulator {
  const cloud = emptyCloud(url, options);
  const throttle = new Throttle(cloud);
  const sent = new SentBodies();
  const stage = stageOf(cloud, seed, options, () => {
    throttle.reset();
    sent.clear();
  });
  const gate = (request: SimRequest) => {
    sent.note(request);
    return throttle.gate(request);
  };
  const faultBody = (status: number, detail = `status ${status}`) => {
    const id = randomUUID();
    return errorBody(codeOf(status), detail, cloud.clock.iso().slice(0, 19), id, id);
  };
  const told = (route: Route) => withHeaders(route, () => throttle.headers());
  const graph = graphRoutes(cloud, graphTable(cloud)).map(told);
  const batch = batchRoutes(cloud, dispatcher(graph, gate, faultBody));
  const routes = [sent.door(), ...wholeDoor(cloud), ...loginRoutes(cloud), ...batch, ...graph];
  return { name: "entra", clock: cloud.clock, routes, gate, errorBody: faultBody, stage };
}

function withHeaders([method, path, handler]: Route, more: () => Readonly<Record<string, string>>): Route {
  return [
    method,
    path,
    async (request) => {
      const answer = await handler(request);
      return { ...answer, headers: { ...answer.headers, ...more() } };
    },
  ];
}

/** The back door: what is there, and changes that nobody asked Graph for; a reset begins with `forget`. */
function stageOf(cloud: Cloud, seed: EntraSeed, options: EntraOptions, forget: () => void): Stage {
  let last = sow(cloud, seed);
  return {
    state: () => snapshot(cloud),
    seed: (document) => {
      last = sow(cloud, document);
    },
    reset: () => {
      cloud.settings = { ...initialSettings(), ...options.switches };
      forget();
      sow(cloud, last);
    },
    edit: (document) => edit(cloud, document),
    switches: () => cloud.settings,
    setSwitches: (document) => {
      cloud.settings = changedSettings(cloud.settings, document);
    },
    mail: () => cloud.directory.mails,
    clockMoved: () => runDue(cloud),
  };
}

function emptyCloud(url: string, { clock = new Clock(), switches = {}, targetCa }: EntraOptions): Cloud {
  return {
    url,
    clock,
    tokens: new Tokens(url, clock),
    directory: new Directory({ id: "", displayName: "" }),
    ids: new Ids(),
    lag: new Lag(),
    turns: new Turns(),
    targetCa,
    settings: changedSettings(initialSettings(), switches),
  };
}

/** Every part of Graph that is simulated. A fixed segment must stand before a `:name` in the same place. */
function graphTable(cloud: Cloud) {
  return [
    ...deltaRoutes(cloud),
    ...groupRoutes(cloud),
    ...memberRoutes(cloud),
    ...ownerRoutes(cloud, "/groups/:group", { read: "groups.read", write: "groups.write" }, (call) =>
      getGroup(cloud, call),
    ),
    ...userRoutes(cloud),
    ...managerRoutes(cloud),
    ...directoryObjectRoutes(cloud),
    ...templateRoutes(cloud),
    ...applicationRoutes(cloud),
    ...servicePrincipalRoutes(cloud),
    ...assignmentRoutes(cloud),
    ...certificateRoutes(cloud),
    ...policyRoutes(cloud),
    ...secretRoutes(cloud),
    ...jobRoutes(cloud),
    ...schemaRoutes(cloud),
    ...synchronizationTemplateRoutes(cloud),
    ...provisioningLogRoutes(cloud),
  ];
}
