import { BackdoorError } from "../stage/backdoor";
import type { Route } from "../stage/http";
import type { Account } from "./account";
import type { Goto } from "./goto";
import type { Membership } from "./person";

/** What people do themselves, which no call of the API can do for them (docs/services/goto-admin-api.md §8.1, §8.2). */
export const DEEDS = ["activate", "accept", "decline", "seen"] as const;

/** One of them. */
export type Deed = (typeof DEEDS)[number];

/** `activate` = sets a password; `accept`, `decline` = answers an invitation; `seen` = signs in. */
export function perform(goto: Goto, account: Account, member: Membership, deed: Deed): void {
  const { person } = member;
  const needsInvitation = deed === "accept" || deed === "decline";
  if (needsInvitation && member.invitation !== "pending") throw new BackdoorError(`${person.email} is not invited`);
  if (deed === "activate") Object.assign(person, { passwordCreated: true, lastSeen: goto.now() });
  if (deed === "seen") person.lastSeen = goto.now();
  if (deed === "accept") {
    member.invitation = "accepted";
    Object.assign(person, { primaryAccount: account.key, passwordCreated: true, lastSeen: goto.now() });
  }
  if (deed === "decline") {
    member.invitation = "declined";
    // The seat may stay taken until the user is deleted, though the user no longer shows the licence.
    account.setLicences(member, [], goto.switches["seats.declinedHolds"] ? member.licenceKeys : []);
  }
  goto.platform.personChanged(person);
}

/** `POST /__sim/people/{key}/{activate|accept|decline|seen}` (§12.3). */
export function peopleRoutes(goto: Goto): Route[] {
  return DEEDS.map(
    (deed): Route => [
      "POST",
      `/__sim/people/:key/${deed}`,
      ({ params }) => {
        const member = goto.platform.home.find(params.key ?? "");
        if (member === undefined) return { status: 404, body: { error: `there is no user ${params.key}` } };
        try {
          perform(goto, goto.platform.home, member, deed);
        } catch (error) {
          if (error instanceof BackdoorError) return { status: 400, body: { error: error.message } };
          throw error;
        }
        return { status: 200, body: { ok: true } };
      },
    ],
  );
}
