import { Named, referToEach, withoutCase } from "./named";
import type { GotoSeed } from "./world";

/** What contradicts itself in a GoTo account of the right shape: a sentence each, beginning with the value's path. */
export function accountProblems({ account, licences, groups, users, oauth, scim }: GotoSeed): string[] {
  const problems: string[] = [];
  const keys = new Named("key", problems);
  const descriptions = new Named("licence", problems);
  const groupNames = new Named("group", problems);
  const emails = new Named("e-mail address", problems, withoutCase);
  keys.addOnce(account.key, "goto.account.key");
  licences.forEach(({ key, description }, i) => {
    keys.addOnce(key, `goto.licences[${i}].key`);
    descriptions.add(description, `goto.licences[${i}].description`);
    // By its key a licence can be named that shares its description with another.
    if (key !== undefined) descriptions.add(key, `goto.licences[${i}].key`);
  });
  groups.forEach((name, i) => {
    groupNames.addOnce(name, `goto.groups[${i}]`);
  });
  users.forEach((user, i) => {
    const path = `goto.users[${i}]`;
    keys.addOnce(user.key, `${path}.key`);
    emails.addOnce(user.email, `${path}.email`);
    if (user.group !== undefined) groupNames.refer(user.group, `${path}.group`);
    referToEach(user.licences ?? [], `${path}.licences`, problems, (name, at) => descriptions.refer(name, at));
  });
  checkTokens(oauth, emails, problems);
  scim?.tokens?.forEach(({ principal }, i) => {
    emails.refer(principal, `goto.scim.tokens[${i}].principal`);
  });
  scim?.passwords?.forEach(({ userName }, i) => {
    emails.refer(userName, `goto.scim.passwords[${i}].userName`);
  });
  return [...problems, ...seatProblems(licences, users)];
}

function checkTokens(oauth: GotoSeed["oauth"], emails: Named, problems: string[]): void {
  const clients = new Named("OAuth client", problems);
  const tokens = new Named("token", problems);
  oauth.clients.forEach(({ id }, i) => {
    clients.addOnce(id, `goto.oauth.clients[${i}].id`);
  });
  for (const list of ["personalAccessTokens", "refreshTokens"] as const) {
    oauth[list]?.forEach(({ token, user, client }, i) => {
      const path = `goto.oauth.${list}[${i}]`;
      tokens.addOnce(token, `${path}.token`);
      emails.refer(user, `${path}.user`);
      clients.refer(client, `${path}.client`);
    });
  }
}

/** Invited people hold a seat too (docs/services/goto-admin-api.md §9). */
function seatProblems(licences: GotoSeed["licences"], users: GotoSeed["users"]): string[] {
  const held = new Map<string, number>();
  for (const name of users.flatMap((user) => user.licences ?? [])) held.set(name, (held.get(name) ?? 0) + 1);
  return licences.flatMap(({ key = "", description, seats }, i) => {
    const holders = (held.get(description) ?? 0) + (held.get(key) ?? 0);
    return holders <= seats ? [] : [`goto.licences[${i}].seats: ${seats}, but ${holders} people hold "${description}"`];
  });
}
