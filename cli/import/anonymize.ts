import { gotoNames } from "../../providers/goto/names";
import type { World } from "../../simulators/seed/world";
import { Pseudonyms } from "./pseudonyms";

/**
 * The world with invented people, groups, addresses and ids. The same person has the same ones in the directory and in GoTo;
 * licences, app roles and the application keep their names. `secret` decides which are invented.
 */
export function anonymized({ entra, goto }: World, secret: string): World {
  const addresses = [
    ...goto.users.map(({ email }) => email),
    ...entra.users.flatMap(({ mail, userPrincipalName }) => [mail ?? userPrincipalName, userPrincipalName]),
  ];
  const invented = new Pseudonyms(secret, addresses);
  return { entra: anonymousDirectory(entra, invented), goto: anonymousAccount(goto, invented) };
}

function anonymousDirectory(entra: World["entra"], invented: Pseudonyms): World["entra"] {
  const nameOf = (principal: string) =>
    principal.startsWith("group:") ? `group:${invented.group(principal.slice(6))}` : invented.address(principal);
  return {
    ...entra,
    users: entra.users.map((user) => anonymousUser(user, invented)),
    groups: entra.groups.map(({ id, displayName, members, hiddenMembership }) => ({
      ...(id === undefined ? {} : { id: invented.guid(id) }),
      displayName: invented.group(displayName),
      members: members.map(nameOf),
      ...(hiddenMembership === undefined ? {} : { hiddenMembership }),
    })),
    applications: entra.applications.map(({ servicePrincipalId, assignments = [], ...application }) => ({
      ...application,
      ...(servicePrincipalId === undefined ? {} : { servicePrincipalId: invented.guid(servicePrincipalId) }),
      assignments: assignments.map(({ principal, appRole }) => ({ principal: nameOf(principal), appRole })),
    })),
  };
}

type User = World["entra"]["users"][number];

/** By the names that GoTo would get: a name that was the same there stays the same. */
function anonymousUser(user: User, invented: Pseudonyms): User {
  const { id, mail, userPrincipalName, givenName, surname, displayName, accountEnabled, userType } = user;
  const names = gotoNames({ givenName, surname, displayName, email: mail ?? userPrincipalName });
  const [given, family] = [invented.givenName(names.firstName), invented.surname(names.lastName)];
  for (const address of [mail ?? userPrincipalName, userPrincipalName]) invented.introduce(address, given, family);
  return {
    ...(id === undefined ? {} : { id: invented.guid(id) }),
    displayName: `${given} ${family}`,
    givenName: givenName ? given : null,
    surname: surname ? family : null,
    mail: mail ? invented.address(mail) : null,
    userPrincipalName: invented.address(userPrincipalName),
    ...(accountEnabled === undefined ? {} : { accountEnabled }),
    ...(userType === undefined ? {} : { userType }),
  };
}

function anonymousAccount(goto: World["goto"], invented: Pseudonyms): World["goto"] {
  const { account, licences, groups, users, oauth } = goto;
  return {
    account: { ...account, name: "Snapshot" },
    licences: licences.map((licence) => ({ ...licence, ...anonymousKey(licence, invented) })),
    groups: groups.map((name) => invented.group(name)),
    users: users.map((user) => ({
      ...user,
      ...anonymousKey(user, invented),
      email: invented.address(user.email),
      firstName: invented.givenName(user.firstName),
      lastName: invented.surname(user.lastName),
      licences: (user.licences ?? []).map((key) => invented.key(key)),
      ...(user.group === undefined ? {} : { group: invented.group(user.group) }),
    })),
    oauth: {
      ...oauth,
      personalAccessTokens: oauth.personalAccessTokens.map((token) => ({
        ...token,
        user: invented.address(token.user),
      })),
    },
  };
}

function anonymousKey({ key }: { readonly key?: string }, invented: Pseudonyms): { readonly key?: string } {
  return key === undefined ? {} : { key: invented.key(key) };
}
