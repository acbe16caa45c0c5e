import { GotoClient } from "../../providers/goto/client";
import { TokenSource } from "../../providers/goto/oauth";
import { readGotoSettings } from "../../providers/goto/settings";
import { LICENCE } from "./company";
import type { Services } from "./services";

/** What somebody needs to talk to GoTo by hand, as the baselines do. */
export interface SignedIn {
  /** The Authorization header. */
  readonly authorization: string;
  readonly accountKey: string;
  /** Key of the licence that everybody gets. */
  readonly licenseKey: string;
}

/** Signs in to the GoTo simulator, so that a baseline need not. */
export async function signIn({ environment, ca }: Services): Promise<SignedIn> {
  const settings = { ...readGotoSettings(() => undefined, environment), ca };
  const tokens = new TokenSource(settings, () => undefined);
  const client = await GotoClient.connect(settings, tokens);
  const licence = (await client.listLicenses()).find(({ description }) => description === LICENCE);
  if (licence === undefined) throw new Error(`The simulator has no licence ${LICENCE}`);
  const authorization = await tokens.authorization(false);
  return { authorization, accountKey: client.accountKey, licenseKey: licence.key };
}
