import { Agent } from "node:https";
import axios, { type AxiosInstance, type AxiosResponse } from "axios";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createEntraSimulator } from "../../../simulators/entra";
import type { EntraSeed } from "../../../simulators/seed/world";
import { type RunningSimulator, startSimulator } from "../../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../../simulators/stage/tls";

export const TENANT = "11111111-2222-4333-8444-555555555555";
export const CLIENT = "c11e0000-0000-4000-8000-000000000001";
export const SECRET = "fictional-secret";

/** Everything a run of the product needs. */
export const ALL_ROLES = [
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Group.ReadWrite.All",
  "User.ReadWrite.All",
  "Synchronization.ReadWrite.All",
  "Policy.ReadWrite.ApplicationConfiguration",
  "Policy.Read.All",
  "AuditLog.Read.All",
  "Member.Read.Hidden",
];

const person = (name: string, rest: Partial<EntraSeed["users"][number]> = {}): EntraSeed["users"][number] => ({
  displayName: `${name} Example`,
  givenName: name,
  surname: "Example",
  mail: `${name.toLowerCase()}@contoso.com`,
  userPrincipalName: `${name.toLowerCase()}@contoso.com`,
  ...rest,
});

export const SEED: EntraSeed = {
  tenant: { id: TENANT, displayName: "Contoso" },
  clients: [{ clientId: CLIENT, secret: SECRET, roles: ALL_ROLES }],
  users: [person("Ada"), person("Bob"), person("Carol"), person("Olga", { accountEnabled: false, jobTitle: "Clerk" })],
  groups: [
    { displayName: "Sales", members: ["ada@contoso.com", "bob@contoso.com", "group:Sales DACH"] },
    { displayName: "Sales DACH", members: ["carol@contoso.com", "bob@contoso.com"] },
    { displayName: "O'Brien's", members: [] },
    {
      displayName: "Secret",
      members: ["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"],
      hiddenMembership: true,
    },
  ],
  applications: [
    {
      displayName: "GoToMeeting",
      template: "GoToMeeting",
      assignments: [{ principal: "group:Sales", appRole: "User" }],
    },
    { displayName: "Tool", appRoles: ["Helper"], assignmentRequired: false },
  ],
};

export interface Stand {
  readonly url: string;
  /** The authority of all certificates, once the simulator runs. */
  readonly authority: Authority | undefined;
  /** Requests with the given bearer token, or none; every status is an answer. */
  http: AxiosInstance;
  token(roles?: readonly string[]): Promise<string>;
  graph(roles?: readonly string[]): Promise<AxiosInstance>;
  switches(values: Record<string, string | number>): Promise<AxiosResponse>;
  state(): Promise<State>;
  edit(document: unknown): Promise<AxiosResponse>;
}

export interface State {
  readonly users: readonly {
    id: string;
    userPrincipalName: string;
    displayName: string;
    mail: string | null;
    accountEnabled: boolean;
  }[];
  readonly groups: readonly { id: string; displayName: string; members: readonly string[] }[];
  readonly applications: readonly { id: string; appId: string; displayName: string; owners: readonly string[] }[];
  readonly servicePrincipals: readonly {
    id: string;
    appId: string;
    displayName: string;
    appRoleAssignmentRequired: boolean;
    owners: readonly string[];
    assignments: readonly { id: string; principal: string; principalType: string; appRole: string }[];
    jobs: readonly {
      id: string;
      templateId: string;
      schedule: { state: string };
      status: { code: string };
      initialCycleDue: boolean;
      nextRun: string | null;
      links: readonly {
        source: string;
        target: string;
        disabled: boolean;
        managed: boolean;
        references: Readonly<Record<string, readonly string[]>>;
      }[];
      escrows: readonly { source: string; tries: number; code: string; message: string }[];
      staged: readonly string[];
    }[];
    secrets: readonly { key: string; value: string | null }[];
  }[];
}

/** A simulator for one test file, filled with SEED before each test. */
export function stand(seed: EntraSeed = SEED): Stand {
  let authority: Authority;
  let server: RunningSimulator;
  const self = {
    url: "",
    authority: undefined as Authority | undefined,
    http: axios.create(),
    token: async (roles: readonly string[] = ALL_ROLES) => {
      await self.edit({ client: CLIENT, roles });
      const form = new URLSearchParams({
        client_id: CLIENT,
        client_secret: SECRET,
        grant_type: "client_credentials",
        scope: `${self.url}/.default`,
      });
      return String((await self.http.post(`/${TENANT}/oauth2/v2.0/token`, form)).data.access_token);
    },
    graph: async (roles?: readonly string[]) => {
      const headers = { Authorization: `Bearer ${await self.token(roles)}` };
      return axios.create({ ...self.http.defaults, headers, baseURL: self.url } as object);
    },
    switches: (values: Record<string, string | number>) => self.http.put("/__sim/switches", values),
    state: async () => (await self.http.get("/__sim/state")).data as State,
    edit: (document: unknown) => self.http.post("/__sim/edit", document),
  };
  beforeAll(async () => {
    authority = await makeAuthority();
    server = await startSimulator(authority, (url) => createEntraSimulator(url, seed, { targetCa: authority.caPem }));
    self.authority = authority;
    self.url = server.url;
    self.http = axios.create({
      baseURL: server.url,
      httpsAgent: new Agent({ ca: authority.caPem, keepAlive: true }),
      proxy: false,
      validateStatus: () => true,
      maxRedirects: 0,
    });
  });
  beforeEach(async () => {
    await self.http.post("/__sim/reset");
  });
  afterAll(async () => {
    await server.close();
    authority.dispose();
  });
  return self;
}
