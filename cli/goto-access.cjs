#!/usr/bin/env node
require("../stacks/typescript.cjs");
require("./index.ts");
