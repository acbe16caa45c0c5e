import * as pulumi from "@pulumi/pulumi";
import type { LicenceUse, RosterArgs, RosterInputs, RosterOutputs } from "./inputs";
import type { RosterProvider } from "./provider";

type Pulumis = pulumi.dynamic.ResourceProvider<RosterInputs, RosterOutputs>;

/** Pulumi's methods and, once configured, the provider that does the work. */
interface Stub extends Omit<Pulumis, "read"> {
  read(id: string, props: RosterOutputs): ReturnType<RosterProvider["read"]>;
  real?: RosterProvider;
}

/**
 * All that Pulumi stores of the provider. It runs in the engine's dynamic-provider process, from text, so every method
 * finds the real class anew by its path under the project folder, and no method holds more than a line (docs/adr/0002).
 */
const stub: Stub = {
  async configure(this: Stub, req) {
    require("tsx/cjs");
    const { RosterProvider } = require(`${process.cwd()}/providers/goto/provider`);
    this.real = new RosterProvider((name: string) => req.config.get(name));
  },
  check(this: Stub, olds, news) {
    return (this.real as RosterProvider).check(olds, news);
  },
  diff(this: Stub, id, olds, news) {
    return (this.real as RosterProvider).diff(id, olds, news);
  },
  create(this: Stub, inputs) {
    return (this.real as RosterProvider).create(inputs);
  },
  update(this: Stub, id, olds, news) {
    return (this.real as RosterProvider).update(id, olds, news);
  },
  read(this: Stub, id, props) {
    return (this.real as RosterProvider).read(id, props);
  },
  delete(this: Stub, id, props) {
    return (this.real as RosterProvider).delete(id, props);
  },
};

/** Arguments as the program gives them, each possibly an output of another resource. */
export type RosterResourceArgs = { readonly [K in keyof RosterArgs]: pulumi.Input<RosterArgs[K]> };

/** All people of one GoTo account with the role that each has; one resource, so that one plan sees everybody. */
export class Roster extends pulumi.dynamic.Resource {
  declare readonly account: pulumi.Output<string>;
  declare readonly people: pulumi.Output<string>;
  declare readonly unmanaged: pulumi.Output<string>;
  declare readonly drift: pulumi.Output<string>;
  declare readonly failed: pulumi.Output<string>;
  declare readonly created: pulumi.Output<number>;
  declare readonly updated: pulumi.Output<number>;
  declare readonly suspended: pulumi.Output<number>;
  declare readonly deleted: pulumi.Output<number>;
  declare readonly held: pulumi.Output<string>;
  declare readonly approval: pulumi.Output<string>;
  declare readonly waiting: pulumi.Output<string>;
  declare readonly missing: pulumi.Output<string>;
  declare readonly licences: pulumi.Output<readonly LicenceUse[]>;

  constructor(name: string, args: RosterResourceArgs, options?: pulumi.CustomResourceOptions) {
    const outputs = {
      __accounts: undefined,
      __seen: undefined,
      held: undefined,
      approval: undefined,
      waiting: undefined,
      missing: undefined,
      unmanaged: undefined,
      drift: undefined,
      failed: undefined,
      created: undefined,
      updated: undefined,
      suspended: undefined,
      deleted: undefined,
      licences: undefined,
    };
    super(stub, name, { ...args, ...outputs }, options, "goto", "Roster");
  }
}
