/** Formats of a NameID, by the last word of their URN. */
export const NAME_ID_FORMATS = [
  "emailAddress",
  "persistent",
  "transient",
  "unspecified",
  "WindowsDomainQualifiedName",
] as const;
/** A format of a NameID. */
export type NameIdFormat = (typeof NAME_ID_FORMATS)[number];

/** The claim that is the NameID, which `claims` must not repeat. */
export const NAME_ID_CLAIM = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

/** Attributes of a user that a claim can be filled from, as a claims mapping policy spells them. */
export const USER_ATTRIBUTES: readonly string[] = [
  "userprincipalname",
  "mail",
  "givenname",
  "surname",
  "displayname",
  "objectid",
  "employeeid",
  "department",
  "companyname",
  "jobtitle",
  "mailnickname",
  "othermail",
  "preferredlanguage",
  "country",
  "city",
  "state",
  "streetaddress",
  "postalcode",
  "telephonenumber",
  "facsimiletelephonenumber",
  "localuserprincipalname",
  "onpremisesuserprincipalname",
  "onpremisessamaccountname",
  "onpremisesecurityidentifier",
  "netbiosname",
  "dnsdomainname",
  "assignedroles",
  ...Array.from({ length: 15 }, (_, index) => `extensionattribute${index + 1}`),
];

/** How a claims mapping policy spells an attribute that is written with any capitals, `user.` before it or not. */
export function claimAttribute(name: string): string | undefined {
  const folded = name
    .trim()
    .toLowerCase()
    .replace(/^user\./, "");
  return USER_ATTRIBUTES.find((known) => known === folded);
}
