import * as pulumi from "@pulumi/pulumi";
import type { ReleaseArgs, ReleaseInputs } from "./inputs";
import type { ReleaseProvider } from "./provider";

type Pulumis = pulumi.dynamic.ResourceProvider<ReleaseInputs, ReleaseInputs>;

/** Pulumi's methods and, once configured, the provider that does the work. */
interface Stub extends Pulumis {
  real?: ReleaseProvider;
}

/** All that Pulumi stores of the provider; see the roster's (docs/adr/0002). */
const stub: Stub = {
  async configure(this: Stub, req) {
    require("tsx/cjs");
    const { ReleaseProvider } = require(`${process.cwd()}/providers/entra/release/provider`);
    this.real = new ReleaseProvider((name: string) => req.config.get(name));
  },
  check(this: Stub, olds, news) {
    return (this.real as ReleaseProvider).check(olds, news);
  },
  diff(this: Stub, id, olds, news) {
    return (this.real as ReleaseProvider).diff(id, olds, news);
  },
  create(this: Stub, inputs) {
    return (this.real as ReleaseProvider).create(inputs);
  },
  update(this: Stub, id, olds, news) {
    return (this.real as ReleaseProvider).update(id, olds, news);
  },
  delete(this: Stub, id, props) {
    return (this.real as ReleaseProvider).delete(id, props);
  },
};

/** Puts an application that this stack has not made back as it was, when the stack is destroyed (docs/adr/0022). */
export class Release extends pulumi.dynamic.Resource {
  constructor(name: string, args: ReleaseArgs, options?: pulumi.CustomResourceOptions) {
    super(stub, name, { ...args, __before: undefined }, options, "entra", "Release");
  }
}
