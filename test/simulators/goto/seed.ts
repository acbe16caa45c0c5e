import type { GotoSeed } from "../../../simulators/seed/world";

export const ACCOUNT = "4200000000000000001";
export const MEETING = "4300000000000000010";
export const WEBINAR = "4300000000000000011";
export const CLOSED = "4300000000000000012";
export const FOREIGN = "4300000000000000013";
export const RHEA = "4100000000000000101";
export const MIRA = "4100000000000000202";
export const OTTO = "4100000000000000203";
export const FINN = "4100000000000000204";
export const ADAM = "4100000000000000205";
export const NOBODY = "4199999999999999999";

/** A small account: a super user, a member, a suspended one, one with a foreign licence, an admin with few rights. */
export const SEED: GotoSeed = {
  account: { key: ACCOUNT, name: "Example Org" },
  licences: [
    { key: MEETING, description: "GoToMeeting Business", products: ["G2M"], seats: 3 },
    { key: WEBINAR, description: "GoToWebinar", products: ["G2W", "G2M"], seats: 1 },
    { key: CLOSED, description: "GoToTraining", products: ["G2T", "G2M"], seats: 5, enabled: false },
    { key: FOREIGN, description: "OpenVoice", products: ["OPENVOICE"], seats: 5, externallyManaged: true },
  ],
  groups: ["Sales", "Support"],
  users: [
    { key: RHEA, email: "root@example.org", firstName: "Rhea", lastName: "Admin", adminRoles: ["SUPER_USER"] },
    {
      key: MIRA,
      email: "mira.k@example.org",
      firstName: "Mira",
      lastName: "Kowal",
      licences: ["GoToMeeting Business"],
      group: "Sales",
    },
    { key: OTTO, email: "otto@example.org", firstName: "Otto", lastName: "Nagel" },
    { key: FINN, email: "finn@example.org", firstName: "Finn", lastName: "Ek", licences: ["OpenVoice"] },
    { key: ADAM, email: "adam@example.org", firstName: "Adam", lastName: "Bauer", adminRoles: ["RUN_REPORTS"] },
  ],
  oauth: {
    clients: [
      { id: "tool", secret: "tool:secret", scopes: ["identity:", "identity:scim.me"] },
      { id: "narrow", secret: "narrow-secret", scopes: ["collab:"] },
    ],
    personalAccessTokens: [
      { token: "pat-rhea", user: "root@example.org", client: "tool" },
      { token: "pat-mira", user: "mira.k@example.org", client: "tool" },
      { token: "pat-otto", user: "otto@example.org", client: "tool" },
      { token: "pat-adam", user: "adam@example.org", client: "tool" },
      { token: "pat-narrow", user: "root@example.org", client: "narrow" },
    ],
    refreshTokens: [{ token: "refresh-rhea", user: "root@example.org", client: "tool" }],
  },
};
