import { demoGroups, demoUsers } from "./demo-directory";
import { emptyWorld, GOTO_ADMINISTRATOR, SECRET_MARK } from "./empty";
import type { World } from "./world";

/**
 * Contoso as the demo finds it: groups that nobody has assigned yet, an enterprise application that still lets everybody in,
 * and a GoTo account with its administrator, one account to adopt (Carol Tan) and one that is nobody's (Eve Harper).
 */
export const demoWorld: World = {
  entra: {
    ...emptyWorld.entra,
    users: demoUsers,
    groups: demoGroups,
    applications: [
      {
        displayName: "GoToMeeting",
        applicationId: "a9900000-0000-4000-8000-000000000001",
        servicePrincipalId: "a9900000-0000-4000-8000-000000000002",
        template: "GoToMeeting",
        assignmentRequired: false,
      },
    ],
  },
  goto: {
    ...emptyWorld.goto,
    groups: ["Sales"],
    users: [
      ...emptyWorld.goto.users,
      {
        key: "4100000000000000102",
        email: "carol.tan@contoso.com",
        firstName: "Carol",
        lastName: "Tan",
        licences: ["GoToMeeting Business"],
      },
      {
        key: "4100000000000000103",
        email: "eve.harper@example.org",
        firstName: "Eve",
        lastName: "Harper",
        licences: ["GoToMeeting Business"],
      },
    ],
    scim: { tokens: [{ token: `${SECRET_MARK}-goto-scim`, principal: GOTO_ADMINISTRATOR }] },
  },
};
