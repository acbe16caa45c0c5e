import { account, person, record, type World } from "../providers/goto/world";
import { type Outcome, testPlans, ZOE } from "./outcome";

const atRobert = { email: "robert@contoso.com" };
const atBob = { email: "bob@contoso.com" };
const recorded = [record("bob")];
const notSeen = [record("bob", { accountKey: undefined })];
const rename = 'rename bob@contoso.com: {"email":"robert@contoso.com"}';
/** Eve's account has Bob's address, hers is another one in the directory. */
const eve = account("eve", atBob);
const eveMoves = 'rename bob@contoso.com: {"email":"eve@contoso.com"}';
const eveStays = "bob@contoso.com is now eve@contoso.com in the directory, but GoTo does not let us rename it";
const ofEve = "bob: GoTo's account bob@contoso.com belongs to another person of the roster";
const second =
  "bob: the account of this person is bob@contoso.com, but GoTo has a second account with the new address " +
  "robert@contoso.com; merge or delete one of them in GoTo";

/** Bob is in the roster with another address than his account has. */
function moving(world: World): World {
  return { recorded, ...world, people: [person("bob", atRobert), ...(world.people ?? [])] };
}

/** Bob is an error, and Zoe goes on. */
function error(reason: string, outcome: Outcome): Outcome {
  return { steps: [ZOE], failures: [reason], ...outcome };
}

/** Bob's address is at an account whose owner is assigned and keeps it: by a lock, or because who it is cannot be told. */
function kept(known: World["recorded"]): [World, Outcome][] {
  const records = [...(known ?? []), record("eve")];
  const world = { recorded: records, people: [person("bob"), person("zoe")] };
  const unresolved = [{ directoryId: "eve", who: "eve", reason: "no e-mail" }];
  const lock = { ...atBob, emailLocked: true };
  return [
    [
      { ...world, people: [...world.people, person("eve")], users: [account("eve", lock)] },
      error(ofEve, { notices: [eveStays], settled: records }),
    ],
    [{ ...world, users: [eve], unresolved }, error(ofEve, { settled: records })],
  ];
}

testPlans("recorded key | account with that key | account with the e-mail | the person's account", 3, {
  "yes | there, with the same e-mail | the same": [
    [
      { users: [account("bob", { email: "BOB@contoso.com" })], recorded, people: [person("bob")] },
      { settled: recorded },
    ],
  ],
  "yes | there, with another e-mail | none": [[moving({ users: [account("bob")] }), { steps: [rename] }]],
  "yes | there, with another e-mail | one whose owner moves away": [
    [
      moving({
        users: [account("bob"), account("robert")],
        recorded: [record("bob"), record("robert")],
        people: [person("robert", { email: "zara@contoso.com" })],
      }),
      { steps: ['rename robert@contoso.com: {"email":"zara@contoso.com"}', rename] },
    ],
    [
      moving({
        users: [account("bob"), account("robert")],
        recorded: [record("bob"), record("robert")],
        people: [person("robert", atBob)],
      }),
      {
        // They swap: one gets an address of its own, and the next look gives it the right one.
        steps: [
          'rename bob@contoso.com: {"email":"bob+moved-bob@contoso.com"}',
          'rename robert@contoso.com: {"email":"bob@contoso.com"}',
        ],
      },
    ],
  ],
  "yes | there, with another e-mail | any other": [
    [
      moving({ users: [account("bob"), account("robert")], people: [person("zoe")] }),
      error(second, { unmanaged: ["robert@contoso.com"], settled: recorded }),
    ],
    [
      moving({
        users: [account("bob"), account("eve", { ...atRobert, emailLocked: true })],
        recorded: [record("bob"), record("eve", atRobert)],
        people: [person("eve"), person("zoe")],
      }),
      error(second, {
        notices: ["robert@contoso.com is now eve@contoso.com in the directory, but GoTo does not let us rename it"],
        settled: [record("eve"), record("bob")],
      }),
    ],
  ],
  "yes | gone | none": [[{ recorded, people: [person("bob")] }, { steps: ["create bob@contoso.com (drift)"] }]],
  "yes | gone | one whose owner moves away": [
    [
      { users: [eve], recorded: [record("bob"), record("eve")], people: [person("bob"), person("eve")] },
      { steps: [eveMoves, "create bob@contoso.com (drift)"] },
    ],
  ],
  "yes | gone | of another person who is assigned": kept(recorded),
  "yes | gone | any other": [
    [
      { users: [account("bob", { key: "k-2" })], recorded, people: [person("bob")] },
      { settled: [record("bob", { accountKey: "k-2" })] },
    ],
  ],
  "not seen yet | there, by the recorded e-mail | any": [
    [{ users: [account("bob")], recorded: notSeen, people: [person("bob")] }, { settled: recorded }],
    [moving({ users: [account("bob")], recorded: notSeen }), { steps: [rename] }],
    [
      moving({ users: [account("bob"), account("robert")], recorded: notSeen, people: [person("zoe")] }),
      error(second, { unmanaged: ["robert@contoso.com"], settled: notSeen }),
    ],
  ],
  "not seen yet | none by the recorded e-mail | any": [
    [{ recorded: notSeen, people: [person("bob")] }, { steps: ["create bob@contoso.com"] }],
    [
      { users: [eve], recorded: [...notSeen, record("eve")], people: [person("bob"), person("eve")] },
      { steps: [eveMoves, "create bob@contoso.com"] },
    ],
    [moving({ users: [account("bob", atRobert)], recorded: notSeen }), { settled: [record("bob", atRobert)] }],
    ...kept(notSeen),
  ],
  "no | – | none": [[{ people: [person("bob")] }, { steps: ["create bob@contoso.com"] }]],
  "no | – | one whose owner moves away": [
    [
      { users: [eve], recorded: [record("eve")], people: [person("bob"), person("eve")] },
      { steps: [eveMoves, "create bob@contoso.com"] },
    ],
  ],
  "no | – | of another person who is assigned": kept([]),
  "no | – | of somebody recorded who has left": [true, false].map((adopted): [World, Outcome] => [
    {
      users: [account("bob")],
      recorded: [record("bob", { adopted })],
      people: [person("bob", { directoryId: "new" })],
    },
    { settled: [record("bob", { directoryId: "new", adopted })] },
  ]),
  "no | – | any other": [
    [{ users: [account("bob")], people: [person("bob")] }, { settled: [record("bob", { adopted: true })] }],
  ],
});
