import * as pulumi from "@pulumi/pulumi";
import type { ProvisioningArgs, ProvisioningInputs, ProvisioningOutputs, ProvisioningState } from "./inputs";
import type { ProvisioningProvider } from "./provider";

type Pulumis = pulumi.dynamic.ResourceProvider<ProvisioningInputs, ProvisioningOutputs>;

/** Pulumi's methods and, once configured, the provider that does the work. */
interface Stub extends Omit<Pulumis, "read"> {
  read(id: string, props: ProvisioningOutputs): ReturnType<ProvisioningProvider["read"]>;
  real?: ProvisioningProvider;
}

/** All that Pulumi stores of the provider; see the roster's (docs/adr/0002). */
const stub: Stub = {
  async configure(this: Stub, req) {
    require("tsx/cjs");
    const { ProvisioningProvider } = require(`${process.cwd()}/providers/entra/provisioning/provider`);
    this.real = new ProvisioningProvider((name: string) => req.config.get(name));
  },
  check(this: Stub, olds, news) {
    return (this.real as ProvisioningProvider).check(olds, news);
  },
  diff(this: Stub, id, olds, news) {
    return (this.real as ProvisioningProvider).diff(id, olds, news);
  },
  create(this: Stub, inputs) {
    return (this.real as ProvisioningProvider).create(inputs);
  },
  update(this: Stub, id, olds, news) {
    return (this.real as ProvisioningProvider).update(id, olds, news);
  },
  read(this: Stub, id, props) {
    return (this.real as ProvisioningProvider).read(id, props);
  },
  delete(this: Stub, id, props) {
    return (this.real as ProvisioningProvider).delete(id, props);
  },
};

/** Arguments as the program gives them, each possibly an output of another resource. */
export type ProvisioningResourceArgs = { readonly [K in keyof ProvisioningArgs]: pulumi.Input<ProvisioningArgs[K]> };

/** What the azuread plugin cannot keep of a provisioning job (docs/adr/0018). */
export class Provisioning extends pulumi.dynamic.Resource {
  declare readonly job: pulumi.Output<string>;
  declare readonly state: pulumi.Output<ProvisioningState>;

  constructor(name: string, args: ProvisioningResourceArgs, options?: pulumi.CustomResourceOptions) {
    const outputs = {
      changes: undefined,
      __seen: undefined,
      __credentials: undefined,
      isAdopted: undefined,
      state: undefined,
    };
    super(stub, name, { ...args, ...outputs }, options, "entra", "Provisioning");
  }
}
