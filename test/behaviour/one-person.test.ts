import { account, names, person, record, SUSPENDED, TODAY, type World } from "../providers/goto/world";
import { testPlans, ZOE } from "./outcome";

const bob = [person("bob")];
const known = [record("bob")];
const robert = { email: "robert@contoso.com" };
const renamed = { people: [person("bob", robert)], recorded: known };
const locked = "bob@contoso.com is now robert@contoso.com in the directory, but GoTo does not let us rename it";
const resume = 'resume bob@contoso.com: {"licenseKeys":["43"]}';

/** Bob's account differs in this, and he is known. */
function differs(change: Parameters<typeof account>[1]): World {
  return { people: bob, users: [account("bob", change)], recorded: known };
}

testPlans("in the roster | account in GoTo | recorded | what happens", 3, {
  "yes | any, of somebody held (§3) whose role is gone | yes": [
    [
      { ...differs({ licenseKeys: ["44"] }), people: [person("bob", { role: "gone", lastName: "New" })] },
      { settled: known },
    ],
    [{ people: [person("bob", { role: "organizer + gone" })], recorded: known }, { settled: known }],
  ],
  "yes | another person's, or a second one has the e-mail | either": [
    [
      {
        users: [account("bob"), account("robert")],
        recorded: known,
        people: [person("bob", { ...robert, lastName: "New" }), person("zoe")],
      },
      {
        steps: [ZOE],
        failures: [
          "bob: the account of this person is bob@contoso.com, but GoTo has a second account with the new address " +
            "robert@contoso.com; merge or delete one of them in GoTo",
        ],
        unmanaged: ["robert@contoso.com"],
        settled: known,
      },
    ],
    [
      {
        users: [account("eve", { ...robert, emailLocked: true })],
        recorded: [record("eve")],
        people: [person("bob", robert), person("eve"), person("zoe")],
      },
      {
        steps: [ZOE],
        failures: ["bob: GoTo's account robert@contoso.com belongs to another person of the roster"],
        notices: [locked.replace("bob", "robert").replace("is now robert", "is now eve")],
        settled: [record("eve")],
      },
    ],
  ],
  "yes | none | no": [
    [
      { people: [person("a"), person("b", { role: "guest" }), person("c")] },
      { steps: ["create b@contoso.com", "create a@contoso.com", "create c@contoso.com"] },
    ],
  ],
  "yes | none any more | yes": [[{ people: bob, recorded: known }, { steps: ["create bob@contoso.com (drift)"] }]],
  "yes | as it should be | no": [
    [{ people: bob, users: [account("bob")] }, { settled: [record("bob", { adopted: true })] }],
  ],
  "yes | as it should be | yes": [
    [differs({}), { settled: known }],
    [{ ...differs({}), recorded: [record("bob", { adopted: true })] }, { settled: [record("bob", { adopted: true })] }],
  ],
  "yes | suspended, and the role gives something | either": [
    [differs(SUSPENDED), { steps: [resume] }],
    [{ ...differs(SUSPENDED), recorded: [] }, { steps: [`${resume} (adopted)`] }],
    [
      { ...differs(SUSPENDED), roles: { organizer: { licenses: [], adminRoles: ["RUN_REPORTS"], userGroup: "" } } },
      { steps: ['resume bob@contoso.com: {"adminRoles":["RUN_REPORTS"]}'] },
    ],
    [
      { ...renamed, users: [account("bob", SUSPENDED)] },
      { steps: ['resume bob@contoso.com: {"email":"robert@contoso.com","licenseKeys":["43"]}'] },
    ],
  ],
  "yes | differs in something, whatever its status | no": [
    ...["ACTIVE", "INVITED", "SUSPENDED"].map((status): [World, { steps: string[] }] => [
      { people: bob, users: [account("bob", { email: "BOB@contoso.com", status, licenseKeys: ["43", "44"] })] },
      { steps: ['adopt BOB@contoso.com: {"licenseKeys":["43"]} (adopted)'] },
    ]),
  ],
  "yes | has another e-mail, and GoTo lets us change it | yes": [
    [
      { ...renamed, users: [account("bob", { lastName: "Old" })] },
      { steps: ['rename bob@contoso.com: {"email":"robert@contoso.com","lastName":"Ray"}'] },
    ],
  ],
  "yes | has another e-mail, and GoTo does not let us | yes": [
    ...[{ emailLocked: true }, { identityReadOnly: true }].map((lock): [World, object] => [
      { ...renamed, users: [account("bob", lock)] },
      { notices: [locked], settled: [record("bob", robert)] },
    ]),
    [
      { ...renamed, users: [account("bob", { emailLocked: true, adminRoles: ["RUN_REPORTS"] })] },
      { steps: ['update bob@contoso.com: {"adminRoles":[]}'], notices: [locked] },
    ],
  ],
  "yes | other licences, admin roles, user group or name | yes": [
    [differs({ licenseKeys: ["44"] }), { steps: ['update bob@contoso.com: {"licenseKeys":["43"]}'] }],
    [differs({ adminRoles: ["RUN_REPORTS"] }), { steps: ['update bob@contoso.com: {"adminRoles":[]}'] }],
    [differs({ groupName: "Support" }), { steps: ['update bob@contoso.com: {"userGroup":"Sales"}'] }],
    [differs({ firstName: "Rob" }), { steps: ['update bob@contoso.com: {"firstName":"bob"}'] }],
    [
      { ...differs({ ...SUSPENDED, firstName: "Rob" }), people: [person("bob", { role: "guest" })] },
      { steps: ['update bob@contoso.com: {"firstName":"bob"}'] },
    ],
  ],
  "no | exists | yes": [
    [
      { users: names(2).map((name) => account(name)), recorded: names(2).map((name) => record(name)) },
      { steps: names(2).map((name) => `suspend ${name}@contoso.com on ${TODAY}`) },
    ],
  ],
  "no | exists | no": [[{ users: [account("bob")] }, { unmanaged: ["bob@contoso.com"] }]],
  "no | gone | yes": [[{ recorded: known }, {}]],
});
