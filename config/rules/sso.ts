import { claimAttribute, NAME_ID_CLAIM, USER_ATTRIBUTES } from "../claim-attributes";
import { type Draft, type Entry, problemIn } from "../draft";
import { choice } from "../nearest";
import { type Problem, quote } from "../place";
import { certificateOf, type SamlYaml } from "../sso";
import { repeated } from "./repeated";

/** A year has at least so many days. */
const YEAR = 365;

/** Rules about single sign-on by SAML, as far as they can be known without Entra. */
export function ssoRules({ application }: Draft): Problem[] {
  const saml = application?.value.sso?.saml;
  if (application === undefined || saml === undefined) return [];
  const entry = { ...application, value: saml, path: ["sso", "saml"] };
  return [
    ...addresses(entry, "replyUrl"),
    ...repeatedOf(entry, "identifier"),
    ...repeatedOf(entry, "replyUrl"),
    ...repeated(entry, "notificationEmails"),
    ...nameIdRules(entry),
    ...claimRules(entry),
    ...certificateRules(entry),
  ];
}

type Saml = Entry<SamlYaml>;

/** Entra sends tokens, which are as good as a password, only over https. */
function addresses(entry: Saml, key: "replyUrl"): Problem[] {
  const written = entry.value[key];
  const one = typeof written === "string";
  return (one ? [written] : (written ?? [])).flatMap((url, index) => {
    if (/^https:\/\/[^/]/i.test(url)) return [];
    const message = `reply URL ${quote(url)} does not begin with https://`;
    const remedy = `https://${url.replace(/^[a-z][a-z0-9+.-]*:\/*/i, "")}`;
    return [problemIn(entry, one ? [key] : [key, index], message, remedy)];
  });
}

function repeatedOf(entry: Saml, key: "identifier" | "replyUrl"): Problem[] {
  const written = entry.value[key];
  return typeof written === "string" || written === undefined
    ? []
    : repeated({ ...entry, value: { [key]: written } }, key);
}

function nameIdRules(entry: Saml): Problem[] {
  const { nameId } = entry.value;
  if (nameId === undefined) return [];
  return typeof nameId === "string"
    ? unknown(entry, ["nameId"], nameId)
    : unknown(entry, ["nameId", "attribute"], nameId.attribute);
}

function claimRules(entry: Saml): Problem[] {
  const seen = new Set<string>();
  return Object.entries(entry.value.claims ?? {}).flatMap(([type, source]) => {
    const folded = type.trim().toLowerCase();
    const path = ["claims", type];
    if (folded === "") return [problemIn(entry, path, "a claim has no name", "the claim's URI before the colon")];
    if (folded === NAME_ID_CLAIM) {
      const remedy = `nameId: ${typeof source === "string" ? source : "mail"}, beside "claims"`;
      return [problemIn(entry, path, "this claim is the NameID, which has a key of its own", remedy)];
    }
    const again = seen.has(folded);
    seen.add(folded);
    if (again) return [problemIn(entry, path, `claim ${quote(type)} is there already`, "each claim once")];
    return typeof source === "string" ? unknown(entry, path, source) : [];
  });
}

function unknown(entry: Saml, path: readonly string[], attribute: string): Problem[] {
  if (claimAttribute(attribute) !== undefined) return [];
  const message = `Entra fills no claim from an attribute ${quote(attribute)} of a user`;
  return [problemIn(entry, path, message, choice(attribute, USER_ATTRIBUTES))];
}

/** First the next certificate is made, then a person gives it to GoTo, then it takes over. */
function certificateRules(entry: Saml): Problem[] {
  const { years, renewBefore, activateBefore } = certificateOf(entry.value.certificate ?? {});
  const written = (key: "renewBefore" | "activateBefore") =>
    entry.value.certificate?.[key] === undefined ? ["certificate"] : ["certificate", key];
  const problems: Problem[] = [];
  if (activateBefore >= renewBefore) {
    const message = `the next certificate would take over ${activateBefore} days before the end, but is made only ${renewBefore} days before it`;
    problems.push(
      problemIn(
        entry,
        written("activateBefore"),
        message,
        `less than ${renewBefore}d, such as ${Math.max(1, Math.floor(renewBefore / 2))}d`,
      ),
    );
  }
  if (renewBefore >= years * YEAR) {
    const message = `the next certificate would be made ${renewBefore} days before the end, but each is valid for ${years * YEAR} days only`;
    problems.push(problemIn(entry, written("renewBefore"), message, "such as 60d"));
  }
  return problems;
}
