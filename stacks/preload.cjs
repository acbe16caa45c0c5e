// What Node loads before Pulumi's own code and the program (Pulumi.yaml).
require("./typescript.cjs");

const { createRequire } = require("node:module");

// Pulumi loads npm's resolver of packages with itself, a tenth of the time that the program takes, and needs it only to send
// functions with packages of their own to a cloud. It gets it when it asks for it.
const ofPulumi = createRequire(require.resolve("@pulumi/pulumi"));
const file = ofPulumi.resolve("@npmcli/arborist");

let loaded;
function load() {
  if (loaded === undefined) {
    delete require.cache[file];
    loaded = ofPulumi(file);
  }
  return loaded;
}

// That it is an ES module keeps its importer from copying what is in it.
const whenAsked = new Proxy({}, { get: (_, name) => name === "__esModule" || load()[name] });
require.cache[file] = Object.assign(new module.constructor(file), { filename: file, loaded: true, exports: whenAsked });
