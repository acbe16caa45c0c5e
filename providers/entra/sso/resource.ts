import * as pulumi from "@pulumi/pulumi";
import type { SsoArgs, SsoInputs, SsoOutputs } from "./inputs";
import type { SingleSignOnProvider } from "./provider";

type Pulumis = pulumi.dynamic.ResourceProvider<SsoInputs, SsoOutputs>;

/** Pulumi's methods and, once configured, the provider that does the work. */
interface Stub extends Omit<Pulumis, "read"> {
  read(id: string, props: SsoOutputs): ReturnType<SingleSignOnProvider["read"]>;
  real?: SingleSignOnProvider;
}

/** All that Pulumi stores of the provider; see the roster's (docs/adr/0002). */
const stub: Stub = {
  async configure(this: Stub, req) {
    require("tsx/cjs");
    const { SingleSignOnProvider } = require(`${process.cwd()}/providers/entra/sso/provider`);
    this.real = new SingleSignOnProvider((name: string) => req.config.get(name));
  },
  check(this: Stub, olds, news) {
    return (this.real as SingleSignOnProvider).check(olds, news);
  },
  diff(this: Stub, id, olds, news) {
    return (this.real as SingleSignOnProvider).diff(id, olds, news);
  },
  create(this: Stub, inputs) {
    return (this.real as SingleSignOnProvider).create(inputs);
  },
  update(this: Stub, id, olds, news) {
    return (this.real as SingleSignOnProvider).update(id, olds, news);
  },
  read(this: Stub, id, props) {
    return (this.real as SingleSignOnProvider).read(id, props);
  },
  delete(this: Stub, id, props) {
    return (this.real as SingleSignOnProvider).delete(id, props);
  },
};

/** Arguments as the program gives them, each possibly an output of another resource. */
export type SingleSignOnArgs = {
  readonly [K in keyof SsoArgs]: pulumi.Input<K extends "certificates" ? pulumi.Input<string>[] : SsoArgs[K]>;
};

/** What the azuread plugin cannot keep of single sign-on (docs/adr/0019). */
export class SingleSignOn extends pulumi.dynamic.Resource {
  declare readonly inUse: pulumi.Output<SsoOutputs["inUse"]>;
  declare readonly next: pulumi.Output<SsoOutputs["next"]>;

  constructor(name: string, args: SingleSignOnArgs, options?: pulumi.CustomResourceOptions) {
    const outputs = { changes: undefined, __seen: undefined, __record: undefined, inUse: undefined, next: undefined };
    super(stub, name, { ...args, ...outputs }, options, "entra", "SingleSignOn");
  }
}
