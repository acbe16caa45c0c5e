import type { GotoSeed } from "../seed/world";
import type { Clock } from "../stage/clock";
import { placeDevices } from "./devices";
import { ErrorBodies } from "./errors";
import { KeyMaker } from "./keys";
import { Lag } from "./lag";
import { RateLimiter } from "./limiter";
import { Outbox } from "./mail";
import type { Platform } from "./platform";
import { scimErrorBody } from "./scim/errors";
import type { Organization } from "./scim/organization";
import { organizationFrom } from "./scim/organization-seed";
import { ScimSecrets } from "./scim/secrets";
import { platformFrom } from "./seed";
import { defaultSwitches, type Switches, turned } from "./switches";
import { Tokens } from "./tokens";

/** The simulated GoTo: all its state in one place, which `seed` and `reset` replace as a whole. */
export class Goto {
  switches: Switches;
  keys!: KeyMaker;
  platform!: Platform;
  tokens!: Tokens;
  mail!: Outbox;
  lag!: Lag;
  errors!: ErrorBodies;
  limiter!: RateLimiter;
  organization!: Organization;
  scimSecrets!: ScimSecrets;
  scimLimiter!: RateLimiter;
  /** How many lists were answered: what a shuffled order is made from. */
  lists = 0;
  readonly #atStart: Switches;

  constructor(
    readonly url: string,
    readonly clock: Clock,
    switches: unknown,
    private seeded: GotoSeed,
  ) {
    this.#atStart = turned(defaultSwitches(), switches);
    this.switches = this.#atStart;
    this.seed(seeded);
  }

  now(): number {
    return this.clock.now();
  }

  /** Replaces the whole state; the switches stay. Throws BackdoorError, and then changes nothing. */
  seed(seed: GotoSeed): void {
    const keys = new KeyMaker();
    const platform = platformFrom(seed, keys, this.now());
    const organization = organizationFrom(seed, platform, keys, this.now());
    const scimSecrets = new ScimSecrets(platform, seed.scim);
    this.keys = keys;
    this.organization = organization;
    this.scimSecrets = scimSecrets;
    this.platform = platform;
    this.tokens = new Tokens(this, seed.oauth);
    this.mail = new Outbox(this.clock);
    this.lag = new Lag(this);
    this.errors = new ErrorBodies();
    this.limiter = new RateLimiter(this, () => this.errors.of([{ code: "too.many.requests" }]));
    this.scimLimiter = new RateLimiter(this, () =>
      scimErrorBody(this.switches["scim.flavor"], 429, "too many requests in a second"),
    );
    this.lists = 0;
    this.seeded = seed;
    placeDevices(this);
  }

  /** Back to the last seed and to the switches of the start. */
  reset(): void {
    this.switches = this.#atStart;
    this.seed(this.seeded);
  }

  turn(document: unknown): void {
    this.switches = turned(this.switches, document);
    placeDevices(this);
    this.platform.allChanged();
  }
}
