import type { RosterArgs, RosterInputs, RosterOutputs } from "../../../providers/goto/inputs";
import { encodePeople, type Person } from "../../../providers/goto/people";
import { RosterProvider } from "../../../providers/goto/provider";
import { ACCOUNT, CLIENT, PAT, POLICY, ROLES } from "./company";
import type { Site } from "./site";

export function args(list: readonly Person[], change: Partial<RosterArgs> = {}): RosterArgs {
  return {
    account: "",
    people: encodePeople(list),
    roles: ROLES,
    unresolved: "",
    policy: POLICY,
    ended: [],
    order: [],
    pilot: "",
    ...change,
  };
}

/** The old inputs as the engine keeps them: those of the state's outputs. */
export const inputsOf = ({
  failed,
  created,
  updated,
  suspended,
  deleted,
  licences,
  ...inputs
}: RosterOutputs): RosterInputs => inputs;

/** What the engine does with the provider, each time as in a new process. */
export class Engine {
  constructor(private readonly site: Site) {}

  /** A provider with these settings in the stack. */
  provider(change: Readonly<Record<string, string>> = {}): RosterProvider {
    const { site } = this;
    const config: Record<string, string> = {
      gotoApiUrl: site.server.url,
      gotoLoginUrl: `${site.server.url}/oauth/token`,
      gotoClientId: CLIENT.id,
      gotoClientSecret: CLIENT.secret,
      gotoPersonalAccessToken: PAT,
      activityLog: "off",
      ...change,
    };
    const now = () => new Date("2026-11-24T12:00:00Z");
    const say = (line: string) => void site.said.push(line);
    return new RosterProvider((name) => config[name], {}, say, now, site.tuned());
  }

  /** Throws where check refuses. */
  async checked(olds: Partial<RosterInputs>, news: RosterArgs): Promise<RosterInputs> {
    const { inputs, failures = [] } = await this.provider().check(olds, news);
    const [failure] = failures;
    if (inputs === undefined || failure !== undefined) throw new Error(failure?.reason ?? "check gave no inputs");
    return inputs;
  }

  /** The first run: check, then create. */
  async created(list: readonly Person[]): Promise<RosterOutputs> {
    return outputsIn(await this.provider().create(await this.checked({}, args(list))));
  }

  /** A later run: check, then update. */
  async updated(olds: RosterOutputs, list: readonly Person[]): Promise<RosterOutputs> {
    const news = await this.checked(inputsOf(olds), args(list));
    return outputsIn(await this.provider().update(ACCOUNT, olds, news));
  }
}

export function outputsIn({ outs }: { readonly outs?: RosterOutputs }): RosterOutputs {
  if (outs === undefined) throw new Error("the provider gave no outputs");
  return outs;
}
