import type { Goto } from "./goto";
import { newMembership } from "./person";
import { addPerson } from "./seed";

const DOMAIN = "devices.logmein.com";

/** Makes the account show as many device pseudo-users as `users.devices` says (docs/services/goto-admin-api.md §4.1). */
export function placeDevices(goto: Goto): void {
  const { platform, keys, switches } = goto;
  const present = platform.home.members().filter(({ person }) => person.email.endsWith(`@${DOMAIN}`));
  for (const { person } of present.slice(switches["users.devices"])) {
    const member = platform.home.find(person.key);
    if (member !== undefined) platform.home.delete(member, goto.now());
    platform.home.forget(person.key);
    platform.forgetPerson(person);
  }
  let missing = switches["users.devices"] - present.length;
  for (let number = 1; missing > 0; number++) {
    const name = { email: `room-${number}@${DOMAIN}`, firstName: "Room", lastName: String(number) };
    // Still known, if only as somebody who was deleted.
    if (platform.findByEmail(name.email) !== undefined) continue;
    platform.home.add(newMembership(addPerson(platform, keys, name, platform.home.key)));
    missing -= 1;
  }
}
