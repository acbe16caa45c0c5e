import { describe, expect, it } from "vitest";
import { ConfigError } from "../../../config";
import { load, rows } from "../folder";

const NAME_ID = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

/** application.yaml with these keys of `sso.saml`. */
const yaml = (saml: string, application = "existing: A") => ({
  "application.yaml": `application: { ${application} }\nsso:\n  saml: { ${saml} }\n`,
});

function samlIn(saml: string, application?: string) {
  const loaded = load(yaml(saml, application));
  if (loaded instanceof ConfigError) throw loaded;
  return loaded.config.application.saml;
}

describe("sso.saml is refused with", () => {
  rows("application.yaml", yaml, [
    [
      "a reply URL that is not https",
      "replyUrl: http://contoso.com/acs",
      [
        '3:11  reply URL "http://contoso.com/acs" does not begin with https://',
        "replyUrl: http://contoso.com/acs",
        "https://contoso.com/acs",
      ],
    ],
    [
      "one such reply URL in a list",
      "replyUrl: [https://contoso.com/acs, ftp://b.co]",
      ['3:47  reply URL "ftp://b.co" does not begin with https://', "ftp://b.co", "https://b.co"],
    ],
    [
      "a reply URL that is none",
      "replyUrl: contoso",
      [
        '3:11  "replyUrl": "contoso" is not an address of a page',
        "replyUrl: contoso",
        "an address such as https://contoso.com/meetings",
      ],
    ],
    [
      "the same identifier twice",
      "identifier: [https://a.co/sp, https://A.co/sp]",
      ['3:41  "https://A.co/sp" is listed twice in "identifier"', "https://A.co/sp", "each entry once"],
    ],
    [
      "the same reply URL twice",
      "replyUrl: [https://a.co/acs, https://a.co/acs]",
      ['3:40  "https://a.co/acs" is listed twice in "replyUrl"', "https://a.co/acs", "each entry once"],
    ],
    [
      "the same e-mail address twice",
      "notificationEmails: [it@contoso.com, IT@contoso.com]",
      ['3:48  "IT@contoso.com" is listed twice in "notificationEmails"', "IT@contoso.com", "each entry once"],
    ],
    [
      "what is no e-mail address",
      "notificationEmails: [it]",
      [
        '3:32  entry 1 of "notificationEmails": "it" is not an e-mail address',
        "it",
        "an address such as ann.ray@contoso.com",
      ],
    ],
    [
      "a NameID from an attribute that there is not",
      "nameId: mial",
      ['3:11  Entra fills no claim from an attribute "mial" of a user', "nameId: mial", "mail"],
    ],
    [
      "the same beside a format",
      "nameId: { attribute: email, format: emailAddress }",
      ['3:21  Entra fills no claim from an attribute "email" of a user', "attribute: email", "mail"],
    ],
    [
      "a format that there is not",
      "nameId: { attribute: mail, format: emailaddress }",
      ['3:38  "format" cannot be "emailaddress"', "format: emailaddress", "emailAddress"],
    ],
    [
      "a claim from an attribute that there is not",
      "claims: { team: departmnt }",
      ['3:21  Entra fills no claim from an attribute "departmnt" of a user', "team: departmnt", "department"],
    ],
    [
      "a claim that repeats the NameID",
      `claims: { "${NAME_ID}": mail }`,
      [
        "3:21  this claim is the NameID, which has a key of its own",
        `"${NAME_ID}": mail`,
        'nameId: mail, beside "claims"',
      ],
    ],
    [
      "a claim twice, but for capitals",
      "claims: { team: department, Team: city }",
      ['3:39  claim "Team" is there already', "Team: city", "each claim once"],
    ],
    [
      "a certificate that takes over before it is made",
      "certificate: { renewBefore: 20d }",
      [
        "3:11  the next certificate would take over 30 days before the end, but is made only 20 days before it",
        "certificate: { renewBefore: 20d }",
        "less than 20d, such as 10d",
      ],
    ],
    [
      "a certificate that is followed at once",
      "certificate: { years: 1, renewBefore: 365d }",
      [
        "3:36  the next certificate would be made 365 days before the end, but each is valid for 365 days only",
        "renewBefore: 365d",
        "such as 60d",
      ],
    ],
  ]);
});

describe("sso.saml", () => {
  const saml = { identifiers: ["https://authentication.logmeininc.com/saml/sp"] };
  const acs = { replyUrls: ["https://authentication.logmeininc.com/saml/acs"] };
  const certificate = { years: 3, renewBefore: 60, activateBefore: 30 };

  it.each([
    ["GoToMeeting of the gallery", "gallery: GoToMeeting", { usualRelayState: "https://global.gotomeeting.com" }],
    ["an application that exists", "existing: GoToMeeting", {}],
    ["one of one's own", "custom: Meetings", {}],
  ])("without keys means GoToMeeting's addresses for %s", (_, application, more) => {
    expect(samlIn("", application)).toEqual({ ...saml, ...acs, ...more, claims: [], certificate });
  });

  it("without keys leaves the gallery's GoTo the addresses it brings along and takes the mail address as NameID", () => {
    const preset = { identifiers: [], replyUrls: [], claims: [], certificate };
    expect(samlIn("", "gallery: GoTo")).toEqual({ ...preset, nameId: { attribute: "mail" } });
    expect(samlIn("", "existing: GoTo")).toEqual(preset);
  });

  it("takes text or a list, attributes in any spelling, and constants", () => {
    const keys =
      "identifier: urn:a, replyUrl: [https://a.co/acs], relayState: https://a.co, loginUrl: https://b.co, " +
      "nameId: { attribute: user.employeeId, format: persistent }, claims: { team: Department, firm: { constant: Contoso } }, " +
      "certificate: { years: 2, renewBefore: 90d, activateBefore: 14d }, notificationEmails: [it@contoso.com]";
    expect(samlIn(keys)).toEqual({
      identifiers: ["urn:a"],
      replyUrls: ["https://a.co/acs"],
      relayState: "https://a.co",
      loginUrl: "https://b.co",
      nameId: { attribute: "employeeid", format: "persistent" },
      claims: [
        { type: "team", attribute: "department" },
        { type: "firm", constant: "Contoso" },
      ],
      certificate: { years: 2, renewBefore: 90, activateBefore: 14 },
      notificationEmails: ["it@contoso.com"],
    });
  });

  it("that is not there declares nothing", () => {
    const loaded = load({});
    expect(loaded).not.toBeInstanceOf(ConfigError);
    if (!(loaded instanceof ConfigError)) expect(loaded.config.application).not.toHaveProperty("saml");
  });
});
