import type { Addresses } from "./addresses";
import { LANGUAGES, LONG_NAMES, latin, SINGLE_NAMES, shown } from "./names";
import type { Random } from "./random";
import type { UserSeed } from "./world";

/** One person in so many is of a kind, by position, so that a few hundred people hold all of them; primes, so that they mix. */
const EVERY = {
  twin: 41,
  guest: 53,
  disabled: 23,
  mixedCase: 31,
  noMail: 101,
  singleName: 89,
  longName: 97,
} as const;

type Kind = keyof typeof EVERY;

const DEPARTMENTS = [
  "Engineering",
  "Finance",
  "Legal",
  "Marketing",
  "Operations",
  "Procurement",
  "Research",
  "Support",
];

interface Name {
  readonly given: string;
  readonly surname: string | null;
}

/**
 * Directory users with realistic names: accents, apostrophes, hyphens, other scripts, single and very long names, shared
 * surnames and full-name twins; some disabled, guests, without mail or with capitals in it.
 */
export function generatePeople(count: number, random: Random, addresses: Addresses): UserSeed[] {
  const offset = random.below(1000);
  let name: Name = nextName(random, () => false);
  return Array.from({ length: count }, (_, index) => {
    const is = (kind: Kind) => (index + offset) % EVERY[kind] === 0;
    if (!is("twin")) name = nextName(random, is);
    return person(name, is, random, addresses);
  });
}

function person(name: Name, is: (kind: Kind) => boolean, random: Random, addresses: Addresses): UserSeed {
  const localPart = addresses.free(wantedLocalPart(name, random));
  const address = is("guest") ? `${localPart}@fabrikam.com` : `${localPart}@contoso.com`;
  const parts = name.surname === null ? [name.given] : [name.given, name.surname];
  return {
    id: random.guid(),
    displayName: parts.map(shown).join(" "),
    givenName: shown(name.given),
    surname: name.surname === null ? null : shown(name.surname),
    mail: is("noMail") ? null : is("mixedCase") ? withCapitals(address) : address,
    userPrincipalName: is("guest") ? `${localPart}_fabrikam.com#EXT#@contoso.onmicrosoft.com` : address,
    department: random.pick(DEPARTMENTS),
    ...(is("guest") ? { userType: "Guest" } : {}),
    ...(is("disabled") ? { accountEnabled: false } : {}),
  };
}

/** Three in ten have a surname from another language than their given name. */
function nextName(random: Random, is: (kind: Kind) => boolean): Name {
  if (is("singleName")) return { given: random.pick(SINGLE_NAMES), surname: null };
  const language = random.pick(LANGUAGES);
  const given = random.pick(language.given);
  const surname = random.pick((random.chance(0.3) ? random.pick(LANGUAGES) : language).surnames);
  if (!is("longName")) return { given, surname };
  return random.chance(0.5)
    ? { given: random.pick(LONG_NAMES.given), surname }
    : { given, surname: random.pick(LONG_NAMES.surnames) };
}

/** `first.last`; one in two keeps an apostrophe, which is legal in an address. */
function wantedLocalPart({ given, surname }: Name, random: Random): string {
  const whole = surname === null ? latin(given) : `${latin(given)}.${latin(surname)}`;
  return random.chance(0.5) ? whole : whole.replaceAll("'", "");
}

function withCapitals(address: string): string {
  return address.replace(/(^|[.@-])[a-z]/g, (start) => start.toUpperCase());
}
