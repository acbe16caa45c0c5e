import { account, license, person, record, SUSPENDED, TODAY, WITH_WEBINARS, type World } from "../providers/goto/world";
import { testPlans } from "./outcome";

/** Seats of meetings and webinars of which so many are free. */
function free(meetings: number, webinars: number): Pick<World, "licenses" | "roles"> {
  const licenses = [
    license("43", "GoToMeeting Business", { userCount: 10 - meetings }),
    license("44", "GoToWebinar 500", { userCount: 10 - webinars }),
  ];
  return { licenses, roles: WITH_WEBINARS };
}

/** One of everything: a new person, one renamed, one changed, one back, one to be suspended, one to be deleted. */
const ALL: World = {
  people: [
    person("new"),
    person("bob", { email: "robert@contoso.com" }),
    person("eve", { lastName: "New" }),
    person("amy"),
  ],
  users: [
    ...["bob", "eve", "old"].map((name) => account(name)),
    ...["amy", "gone"].map((name) => account(name, SUSPENDED)),
  ],
  recorded: [
    ...["bob", "eve", "old", "amy"].map((name) => record(name)),
    record("gone", { suspendedOn: "2026-01-01" }),
  ],
  policy: { leavers: { action: "suspend", deleteAfter: 90, deleteAdopted: false } },
};
const rename = 'rename bob@contoso.com: {"email":"robert@contoso.com"}';
const update = 'update eve@contoso.com: {"lastName":"New"}';
const resume = 'resume amy@contoso.com: {"licenseKeys":["43"]}';
const suspend = `suspend old@contoso.com on ${TODAY}`;

testPlans("free seats | order | who waits", 1, {
  "enough for everybody": [
    [
      { ...ALL, ...free(2, 0) },
      { steps: [rename, "create new@contoso.com", resume, update, suspend, "delete gone@contoso.com"] },
    ],
  ],
  "too few": [
    [
      { ...ALL, ...free(1, 0) },
      { steps: [update, suspend, "delete gone@contoso.com", rename, resume, "create new@contoso.com"] },
    ],
    [
      { ...ALL, ...free(0, 0) },
      {
        steps: [update, suspend, "delete gone@contoso.com", rename, resume],
        waiting: ["new@contoso.com: GoToMeeting Business"],
      },
    ],
    [
      { ...ALL, ...free(0, 0), order: ["new", "via Sales"] },
      {
        steps: [update, suspend, "delete gone@contoso.com", rename, "create new@contoso.com"],
        waiting: ["amy@contoso.com: GoToMeeting Business"],
        settled: [record("amy")],
      },
    ],
    [
      {
        ...free(0, 0),
        people: [person("bob", { role: "webinar" })],
        users: [account("bob", { adminRoles: ["RUN_REPORTS"] })],
        recorded: [record("bob")],
      },
      { steps: ['update bob@contoso.com: {"adminRoles":[]}'], waiting: ["bob@contoso.com: GoToWebinar 500"] },
    ],
  ],
  "too few, but a change frees some": [
    [
      {
        ...free(1, 0),
        people: [person("a", { role: "webinar" }), person("b", { role: "webinar" }), person("bob")],
        users: [account("bob", { licenseKeys: ["44"] })],
        recorded: [record("bob")],
      },
      {
        steps: ['update bob@contoso.com: {"licenseKeys":["43"]}', "create a@contoso.com"],
        waiting: ["b@contoso.com: GoToWebinar 500"],
      },
    ],
  ],
});
