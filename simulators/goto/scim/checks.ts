import type { Attribute, Values } from "./attributes";
import { ScimRefusal } from "./errors";
import type { Organization } from "./organization";

const MAX_USER_NAME = 128;
const MAX_NAME = 60;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
/** One part or two: `en`, `en_US` (docs/services/goto-admin-api.md §11.1). */
const LOCALE = /^[a-z]{2}([_-][A-Za-z]{2})?$/;

/** Refuses a user that may not be as it would be (§11.1): a required attribute missing, or a value out of its limits. */
export function checkValues(organization: Organization, values: Values, required: readonly Attribute[]): void {
  const missing = required.find((attribute) => values[attribute] === undefined);
  if (missing !== undefined) throw invalid(`${missing} is missing`);
  checkUserName(organization, values.userName ?? "");
  for (const attribute of ["displayName", "name.givenName", "name.familyName"] as const) {
    if (lengthOf(values[attribute]) > MAX_NAME) throw invalid(`${attribute} is longer than ${MAX_NAME} characters`);
  }
  const { locale, timezone } = values;
  if (locale !== undefined && !LOCALE.test(locale)) throw invalid(`there is no locale ${locale}`);
  if (timezone !== undefined && !isTimeZone(timezone)) throw invalid(`there is no time zone ${timezone}`);
}

function checkUserName({ domains }: Organization, userName: string): void {
  if (lengthOf(userName) > MAX_USER_NAME) throw invalid(`userName is longer than ${MAX_USER_NAME} characters`);
  if (!EMAIL.test(userName)) throw invalid(`${userName} is not an e-mail address`);
  const domain = userName.slice(userName.lastIndexOf("@") + 1).toLowerCase();
  if (!domains.has(domain)) throw invalid(`${domain} is not a domain of the organization`);
}

function lengthOf(text = ""): number {
  return [...text].length;
}

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function invalid(detail: string): ScimRefusal {
  return new ScimRefusal(400, detail, "invalidValue");
}
