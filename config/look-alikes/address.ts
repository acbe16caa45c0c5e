import { domainToUnicode } from "node:url";

/** Most addresses are; to look closer takes much longer. */
const ORDINARY = /^[ -~]*$/;

/** Whether a text has nothing but the characters of ASCII. */
export function isOrdinary(text: string): boolean {
  return ORDINARY.test(text);
}

/** An address as a program shows it: a domain in `xn--` form is that of the letters that it stands for. */
export function readable(address: string): string {
  if (!address.includes("--") || !/xn--/i.test(address)) return address;
  const domain = domainOf(address);
  return `${address.slice(0, address.length - domain.length)}${domainToUnicode(domain) || domain}`;
}

/** What stands behind the last `@`, in small letters; empty without one. */
export function domainOf(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? "" : address.slice(at + 1).toLowerCase();
}

/** The names in an address: parts of its local part, and labels of its domain, which may have hyphens. */
export function labelsOf(address: string): string[] {
  const domain = domainOf(address);
  const local = address.slice(0, address.length - domain.length);
  return [...local.split(/[.@_+-]/), ...domain.split(".")];
}
