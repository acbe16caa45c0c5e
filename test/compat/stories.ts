import { demoWorld } from "../../simulators/seed/demo";
import { redUp, type Story, up } from "./story";

const ASSIGNMENTS = `assignments:
  - { group: GoTo Administrators, role: admin }
  - { group: Webinar Hosts, role: host }
  - { group: Sales EMEA, role: organizer, nested: true, except: [intern@contoso.com] }
  - { group: Customer Support, role: support }
  - { user: contractor@fabrikam.com, role: organizer, until: 2099-12-31 }
`;
const DIRECT = "application: { existing: GoToMeeting }\n";
const POLICY = `protected: [goto-admin@contoso.com]
unmanaged: { default: report, patterns: [{ match: goto-admin@contoso.com, action: ignore }] }
`;
const ROLES = `roles:
  admin: { licenses: [GoToMeeting Business], adminRoles: [MANAGE_USERS, MANAGE_SEATS] }
  host: { licenses: [GoToMeeting Business, GoToWebinar 500], userGroup: Webinars }
  organizer: { licenses: [GoToMeeting Business], userGroup: Sales }
  support: { licenses: [GoToMeeting Business], userGroup: Support }
`;
const config = {
  "application.yaml": DIRECT,
  "assignments.yaml": ASSIGNMENTS,
  "policy.yaml": POLICY,
  "roles.yaml": ROLES,
};

/** Created, adopted (Carol), unmanaged (Eve), a leaver with the day (Bob), and drift that a run has put right (Diego). */
const direct: Story = {
  name: "direct",
  world: demoWorld,
  config,
  circumstances: {},
  play: async (theatre) => {
    await up(theatre);
    await theatre.entra.post("edit", { group: "Sales EMEA", remove: ["bob.ray@contoso.com"] });
    await up(theatre);
    await theatre.goto.post("edit", { user: "diego.fernandez@contoso.com", licences: [] });
    await up(theatre);
  },
};

const CAROL = "4100000000000000102";
const UNFINISHED = ["Held (6)", "Waiting for a seat (1)", "Not resolved (1)", "carol.tan@contoso.com"];

/** A group that became empty is held, Rosa waits for a seat, Tom has lost his address, GoTo refuses to change Carol. */
const unfinished: Story = {
  name: "unfinished",
  world: demoWorld,
  config: {
    ...config,
    "assignments.yaml": ASSIGNMENTS.replace(
      "  - { group: Sales",
      "  - { user: carol.tan@contoso.com, role: organizer }\n$&",
    ),
  },
  circumstances: {
    gotoFaults: [{ kind: "status", method: "PUT", path: `/users/${CAROL}`, status: 400, times: 0 }],
  },
  red: UNFINISHED,
  refused: [`PUT /admin/rest/v1/accounts/4200000000000000001/users/${CAROL}`],
  play: async (theatre) => {
    await redUp(theatre, ["carol.tan@contoso.com"]);
    await theatre.goto.post("edit", { licence: "GoToWebinar 500", seats: 3 });
    const sales = ["bob.ray", "carol.tan", "diego.fernandez", "zoe.kowalczyk", "intern"];
    await theatre.entra.post("edit", [
      { group: "Sales EMEA", remove: [...sales.map((name) => `${name}@contoso.com`), "group:Sales DACH"] },
      { group: "Webinar Hosts", add: ["rosa.marini@contoso.com"] },
      { user: "tom.becker@contoso.com", set: { mail: null } },
    ]);
    await redUp(theatre, UNFINISHED);
  },
};

/** A run for two people of the many who are assigned. */
const pilot: Story = {
  name: "pilot",
  world: demoWorld,
  config,
  circumstances: { environment: { GOTO_ACCESS_PILOT: "ada.lindqvist@contoso.com, bob.ray@contoso.com" } },
  play: up,
};

const ENTRA = `application: { existing: GoToMeeting }
provisioning:
  mode: entra
  notificationEmail: it@contoso.com
  notifyOnFailure: true
  deletionThreshold: 50
  mappings:
    users:
      actions: [create, update, delete]
      attributes:
        userName: mail
        active: { expression: "Not([IsSoftDeleted])" }
        externalId: { attribute: objectId, apply: onCreate }
sso:
  saml:
    nameId: mail
    claims: { department: department }
    relayState: https://global.gotomeeting.com
    notificationEmails: [it@contoso.com]
    certificate: { years: 10 }
`;

const FEW = `assignments:
  - { group: GoTo Administrators, role: admin }
  - { group: Sales EMEA, role: organizer }
`;

/** Carol has an account; for everybody else Entra's service is to make one, and has not begun. */
const entra: Story = {
  name: "entra",
  world: demoWorld,
  config: { ...config, "application.yaml": ENTRA, "assignments.yaml": FEW },
  circumstances: {
    environment: {
      // Nobody asks at this address: the test of the connection passes by the switch.
      GOTO_SCIM_BASE_ADDRESS: "https://goto.example/identity/v1",
      GOTO_SCIM_SECRET_TOKEN: "SIMULATED-SECRET-goto-scim",
    },
    entraSwitches: { "credentials.test": "passes" },
  },
  play: up,
};

/** Between them the states hold every document and every resource of ours. */
export const STORIES: readonly Story[] = [direct, unfinished, pilot, entra];
