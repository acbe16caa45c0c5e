import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// What a text must have, in words that only it has; texts are compared in small letters with single blanks.
const signs: readonly (readonly [licence: string, sign: RegExp])[] = [
  ["Apache-2.0", /apache license,? version 2\.0/],
  ["MPL-2.0", /mozilla public license,? version 2\.0/],
  ["MIT", /any person obtaining a copy of (this|the) software.* to deal in.* subject to the following conditions/],
  ["Unicode-DFS-2016", /any person obtaining a copy of the unicode data files/],
  ["BSD-3-Clause", /redistribution and use in source and binary forms.*(endorse or promote|neither the name)/],
  ["BSD-2-Clause", /redistribution and use in source and binary forms(?!.*(endorse or promote|neither the name))/],
  ["ISC", /permission to use, copy, modify,? and(\/or)? distribute this software/],
  ["Unlicense", /this is free and unencumbered software released into the public domain/],
  ["CC0-1.0", /cc0 1\.0 universal/],
  // Named so that they are refused by their names.
  ["BUSL-1.1", /business source license/],
  ["LicenseRef-GNU", /gnu (lesser |affero )?general public license version \d/],
];

/** The licences of a text as an SPDX expression; undefined when none is recognised, or when there is no such file. */
export function licenceOf(...files: readonly string[]): string | undefined {
  const texts = files.filter(existsSync).map((file) =>
    readFileSync(file, "utf8")
      .toLowerCase()
      .replace(/[\s#*]+/g, " "),
  );
  const found = signs.filter(([, sign]) => texts.some((text) => sign.test(text))).map(([licence]) => licence);
  return found.length === 0 ? undefined : found.join(" AND ");
}

/** The licences that the files of a folder say, whose names begin as such files' names do. */
export function licenceIn(folder: string): string | undefined {
  const names = readdirSync(folder).filter((name) => /^(un)?licen[cs]e|^copying/i.test(name));
  return licenceOf(...names.map((name) => join(folder, name)));
}
