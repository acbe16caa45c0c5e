// TypeScript runs as it is (docs/adr/0001), by tsx, without the two things of it that take longest and that nobody needs.
const { sourceMapsEnabled } = process;
const ofNode = require.extensions[".js"];
require("tsx/cjs");
// tsx searches each file of every package for the syntax of ES modules, which Node understands by itself.
require.extensions[".js"] = ofNode;
// Maps are kept for stacks: commands tell none, and in the program source-map-support makes them without these;
// `node --enable-source-maps` keeps them.
process.setSourceMapsEnabled(sourceMapsEnabled);
