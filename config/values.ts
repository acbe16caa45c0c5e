/** What a text value must look like, what is said when it does not, and what to write instead. */
export interface Wording {
  readonly message: string;
  readonly remedy: string;
}

/** Regular expressions of the schemas; editors check them too. */
export const EMAIL = "^[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+$";
export const FILLED = "\\S";
export const ROLE_NAME = "^[A-Za-z][A-Za-z0-9 _-]{0,63}$";
export const SHARE = "^(100|[0-9]{1,2}(\\.[0-9]+)?)%$";
export const DAYS = "^[1-9][0-9]{0,4}d$";

/** Wording by regular expression or by format; every one that a schema uses is here (a test holds it). */
export const WORDING: Readonly<Record<string, Wording>> = {
  [EMAIL]: { message: "is not an e-mail address", remedy: "an address such as ann.ray@contoso.com" },
  [FILLED]: { message: "is empty", remedy: "a name" },
  [ROLE_NAME]: {
    message: "is not a name for a role",
    remedy: "letters, digits, spaces, - and _, beginning with a letter, at most 64",
  },
  [SHARE]: { message: "is not a share", remedy: "a percentage from 0% to 100%, such as 20%" },
  [DAYS]: { message: "is not a number of days", remedy: "days with a d, such as 90d" },
  date: { message: "is not a day of the calendar", remedy: "a day as YYYY-MM-DD, such as 2026-12-31" },
  uuid: { message: "is not an object id", remedy: "an id such as 5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34" },
  uri: { message: "is not an address of a page", remedy: "an address such as https://contoso.com/meetings" },
  "time-zone": { message: "is not a known time zone", remedy: "an IANA name such as Europe/Paris or UTC" },
};

/** Whether a text has the shape of a directory object id. */
export function isObjectId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
