import type { Addresses } from "./addresses";
import { LANGUAGES, latin, shown } from "./names";
import type { Random } from "./random";
import type { GotoSeed, UserSeed } from "./world";

type Account = GotoSeed["users"][number];

/** The most that GoTo takes of a name, in code points (docs/services/goto-admin-api.md §4.1). */
const LONGEST_NAME = 32;

/** What the accounts of directory people look like, in turn: as they should be, or different in one thing. */
const VARIATIONS: readonly ((account: Account, others: readonly string[]) => Account)[] = [
  (account) => account,
  (account) => ({ ...account, firstName: `${[...account.firstName][0]}.` }),
  (account, others) => ({ ...account, licences: others }),
  ({ licences: _none, ...account }) => account,
  (account) => ({ ...account, activated: false }),
  (account) => ({ ...account, email: account.email.toUpperCase() }),
  (account) => ({ ...account, nameLocked: true, lastName: account.lastName.toLowerCase() }),
];

/** What is wanted of the accounts that exist before the first run. */
interface AccountsWanted {
  /** Share (0 to 1) of the directory people with mail who have an account already. */
  readonly share: number;
  /** The licence that most hold, and the one that some hold instead (may be the same). */
  readonly licence: string;
  readonly otherLicence: string;
}

/**
 * Accounts that exist in GoTo before anything is managed: for a share of the directory people, to be adopted, with other names,
 * another licence, none (suspended), not yet activated or written in capitals; and a tenth as many that are nobody's.
 */
export function generateAccounts(
  people: readonly UserSeed[],
  wanted: AccountsWanted,
  random: Random,
  addresses: Addresses,
): Account[] {
  const accounts: Account[] = [];
  for (const user of people) {
    if (!random.chance(wanted.share) || user.mail == null) continue;
    const vary = VARIATIONS[accounts.length % VARIATIONS.length] ?? random.pick(VARIATIONS);
    accounts.push(vary(accountOf(user, user.mail, wanted.licence), [wanted.otherLicence]));
  }
  const strangers = Math.ceil(accounts.length / 10);
  for (let count = 0; count < strangers; count++) accounts.push(stranger(wanted.licence, random, addresses));
  return accounts;
}

function accountOf({ givenName, surname, displayName }: UserSeed, email: string, licence: string): Account {
  const cut = (name: string) => [...name].slice(0, LONGEST_NAME).join("");
  return {
    email,
    firstName: cut(givenName ?? displayName),
    lastName: cut(surname ?? displayName),
    licences: [licence],
  };
}

/** An account that nobody in the directory stands behind. */
function stranger(licence: string, random: Random, addresses: Addresses): Account {
  const { given, surnames } = random.pick(LANGUAGES);
  const [firstName, lastName] = [random.pick(given), random.pick(surnames)];
  return {
    email: `${addresses.free(`${latin(firstName)}.${latin(lastName)}`)}@example.org`,
    firstName: shown(firstName),
    lastName: shown(lastName),
    licences: [licence],
  };
}
