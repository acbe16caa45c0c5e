/**
 * The names that GoTo requires of a user, from what a directory has (docs/services/goto-admin-api.md §4.1).
 *
 * | the directory has                     | given name and surname are                               | notice |
 * |---------------------------------------|----------------------------------------------------------|--------|
 * | both                                  | as they are                                              | no     |
 * | one or none, and a display name       | the missing one from the display name (`Tan, Carol` too) | yes    |
 * | one or none, and nothing else         | the missing one from the e-mail's local part             | yes    |
 * | one that is longer than 32 characters | cut at 32                                                | yes    |
 */
export interface DirectoryNames {
  readonly givenName?: string | null | undefined;
  readonly surname?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  readonly email: string;
}

export interface GotoNames {
  readonly firstName: string;
  readonly lastName: string;
  /** What was derived or cut, to be told to a person. */
  readonly notices: readonly string[];
}

/** GoTo's limit for each of the two names, in code points. */
export const NAME_LIMIT = 32;
/** GoTo's limit for an e-mail address, in characters. */
export const EMAIL_LIMIT = 128;

/** First and last name for GoTo, never empty and never too long; pure. */
export function gotoNames(person: DirectoryNames): GotoNames {
  const notices: string[] = [];
  const given = clean(person.givenName);
  const family = clean(person.surname);
  const [guessedGiven, guessedFamily] = guess(person);
  if (given === "") notices.push(`${person.email} has no given name in the directory; "${guessedGiven}" is used`);
  if (family === "") notices.push(`${person.email} has no surname in the directory; "${guessedFamily}" is used`);
  return {
    firstName: cut(given === "" ? guessedGiven : given, person.email, notices),
    lastName: cut(family === "" ? guessedFamily : family, person.email, notices),
    notices,
  };
}

function guess(person: DirectoryNames): [string, string] {
  const display = clean(person.displayName);
  const local = person.email.split("@")[0] ?? person.email;
  const words = (display === "" ? local.replace(/[._-]+/g, " ") : display).trim();
  const comma = /^([^,]+),\s*(.+)$/.exec(words);
  if (comma?.[1] !== undefined && comma[2] !== undefined) return [comma[2].trim(), comma[1].trim()];
  const parts = words.split(" ").filter((part) => part !== "");
  const first = parts[0] ?? local;
  return [first, parts.length > 1 ? parts.slice(1).join(" ") : first];
}

function cut(name: string, email: string, notices: string[]): string {
  const points = [...name];
  if (points.length <= NAME_LIMIT) return name;
  const short = points.slice(0, NAME_LIMIT).join("").trimEnd();
  notices.push(`${email}: "${name}" is longer than ${NAME_LIMIT} characters; GoTo gets "${short}"`);
  return short;
}

/** Control characters and runs of white space have no place in a name. */
function clean(name: string | null | undefined): string {
  return (name ?? "").replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
