#!/usr/bin/env node
// TypeScript runs as it is (docs/adr/0001).
require("tsx/cjs");
require("./index.ts");
