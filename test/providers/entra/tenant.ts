import { Agent } from "node:https";
import axios, { type AxiosInstance } from "axios";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { GraphClient } from "../../../providers/entra/client";
import type { EntraSettings } from "../../../providers/entra/settings";
import { createEntraSimulator } from "../../../simulators/entra";
import type { EntraSeed } from "../../../simulators/seed/world";
import type { JournalRow } from "../../../simulators/stage/backdoor";
import type { Fault } from "../../../simulators/stage/faults";
import { type RunningSimulator, startSimulator } from "../../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../../simulators/stage/tls";

export const TENANT = "11111111-2222-4333-8444-555555555555";
export const CLIENT = "c11e0000-0000-4000-8000-000000000001";
export const SECRET = "CANARY-fictional-secret";
/** What our own reading needs. */
export const READS = ["Group.Read.All", "User.Read.All", "Application.Read.All", "Member.Read.Hidden"];

/** A user with a name and a mail address out of the first word, unless `rest` says otherwise. */
export const person = (name: string, rest: Partial<EntraSeed["users"][number]> = {}): EntraSeed["users"][number] => ({
  displayName: `${name} Example`,
  givenName: name,
  surname: "Example",
  mail: `${name.toLowerCase()}@contoso.com`,
  userPrincipalName: `${name.toLowerCase()}@contoso.com`,
  ...rest,
});

/** A directory of one client that may read, and of what the test is about. */
export function directory(parts: Partial<EntraSeed>): EntraSeed {
  return {
    tenant: { id: TENANT, displayName: "Contoso" },
    clients: [{ clientId: CLIENT, secret: SECRET, roles: READS }],
    users: [],
    groups: [],
    applications: [],
    ...parts,
  };
}

interface State {
  readonly users: readonly { id: string; userPrincipalName: string }[];
  readonly groups: readonly { id: string; displayName: string }[];
  readonly applications: readonly { id: string; appId: string; displayName: string }[];
  readonly servicePrincipals: readonly { id: string; appId: string; displayName: string }[];
}

/** The simulator of one test file, filled with its seed before each test. */
export interface Tenant {
  url: string;
  readonly authority: Authority;
  /** The simulator's own requests: the back door, and what a test does behind the client's back. */
  http: AxiosInstance;
  settings(changes?: Partial<EntraSettings>): EntraSettings;
  connect(changes?: Partial<EntraSettings>): Promise<GraphClient>;
  /** One read of Graph by a new client: the users' addresses. */
  signIn(changes?: Partial<EntraSettings>): Promise<unknown>;
  edit(document: unknown): Promise<void>;
  switches(values: Readonly<Record<string, string | number>>): Promise<void>;
  faults(...list: readonly Fault[]): Promise<void>;
  state(): Promise<State>;
  /** Requests since the start of the test; with a pattern only those whose path it finds. */
  requests(path?: RegExp): readonly JournalRow[];
}

/** Starts a simulator for the test file that calls this. */
export function tenant(seed: EntraSeed): Tenant {
  let authority: Authority;
  let server: RunningSimulator;
  const settings = (changes: Partial<EntraSettings> = {}): EntraSettings => ({
    tenantId: TENANT,
    clientId: CLIENT,
    clientSecret: SECRET,
    clientCertificatePath: undefined,
    clientCertificatePassword: undefined,
    useOidc: false,
    oidcToken: undefined,
    oidcTokenFilePath: undefined,
    oidcRequestUrl: undefined,
    oidcRequestToken: undefined,
    useCli: false,
    useMsi: false,
    environment: "public",
    metadataHost: new URL(self.url).host,
    ca: authority.caPem,
    backoffMs: 1,
    ...changes,
  });
  const self: Tenant = {
    url: "",
    get authority() {
      return authority;
    },
    http: axios.create(),
    settings,
    connect: (changes) => GraphClient.connect(settings(changes)),
    signIn: async (changes) => (await self.connect(changes)).get("/users", { $select: "mail" }),
    edit: async (document) => void (await self.http.post("/__sim/edit", document)),
    switches: async (values) => void (await self.http.put("/__sim/switches", values)),
    faults: async (...list) => void (await self.http.post("/__sim/faults", list)),
    state: async () => (await self.http.get<State>("/__sim/state")).data,
    requests: (path = /./) => server.journal.filter((row) => path.test(row.path)),
  };
  beforeAll(async () => {
    authority = await makeAuthority();
    server = await startSimulator(authority, (url) => createEntraSimulator(url, seed, { targetCa: authority.caPem }));
    self.url = server.url;
    self.http = axios.create({ baseURL: server.url, httpsAgent: new Agent({ ca: authority.caPem }), proxy: false });
  });
  beforeEach(async () => void (await self.http.post("/__sim/reset")));
  afterAll(async () => {
    await server.close();
    authority.dispose();
  });
  return self;
}

/** The error that a promise is rejected with; undefined when it is not. */
export function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
