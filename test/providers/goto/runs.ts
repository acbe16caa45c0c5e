import type { Desired } from "../../../providers/goto/plan";
import type { Policy } from "../../../providers/goto/policy";
import { type Reconciled, reconcile } from "../../../providers/goto/reconcile";
import type { AccountRecord } from "../../../providers/goto/records";
import type { GotoSettings } from "../../../providers/goto/settings";
import { desired, POLICY, person, record, TODAY } from "./company";
import type { Site } from "./site";

interface Given {
  readonly recorded?: readonly AccountRecord[];
  readonly policy?: Partial<Policy>;
  readonly settings?: GotoSettings;
}

/** One run of the roster against the site, with a sign-in of its own; the writes before it are forgotten. */
export async function run(site: Site, wanted: Desired, given: Given = {}): Promise<Reconciled> {
  site.forget();
  const client = await site.connect(given.settings);
  const policy = { ...POLICY, ...given.policy };
  return reconcile(client, wanted, given.recorded ?? [], policy, TODAY, () => {});
}

/** Three people to create, two of them in a group to be made, one to adopt; Eve, whom we know, leaves. */
export const SMALL = {
  wanted: desired([
    person("bob", { role: "seller" }),
    person("carol", { lastName: "Tan" }),
    person("dan", { role: "seller" }),
    person("zoe"),
  ]),
  recorded: [record("eve", "4100000000000000103")],
  end: [
    "bob@contoso.com INVITED GoToMeeting Business",
    "carol@contoso.com ACTIVE GoToMeeting Business",
    "dan@contoso.com INVITED GoToMeeting Business",
    "eve@contoso.com SUSPENDED",
    "sam@contoso.com SUSPENDED",
    "zoe@contoso.com INVITED GoToMeeting Business",
  ],
} as const;

/** E-mail and reason of those whom GoTo refused. */
export function refusals({ failures }: Reconciled): string[] {
  return failures.map(({ email, reason }) => `${email}: ${reason}`);
}
