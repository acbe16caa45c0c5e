import type { Clock } from "../stage/clock";
import type { Directory } from "./directory";
import type { Ids } from "./ids";
import type { Lag } from "./lag";
import type { Turns } from "./provisioning/turns";
import type { Settings } from "./switches";
import type { Tokens } from "./tokens";

/** What every route of the simulator reads and changes. Seeding replaces `directory`, `ids` and `lag`. */
export interface Cloud {
  /** `https://localhost:<port>`: login endpoint, Graph base and token audience in one. */
  readonly url: string;
  readonly clock: Clock;
  readonly tokens: Tokens;
  /** Order of what the provisioning service does. */
  readonly turns: Turns;
  /** Authority (PEM) of the certificates of targets that are provisioned to; undefined: those that Node trusts. */
  readonly targetCa: string | undefined;
  directory: Directory;
  ids: Ids;
  lag: Lag;
  settings: Settings;
}
