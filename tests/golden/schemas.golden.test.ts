import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { appRoot } from "../../main/config/app-root.ts";
import { fileSchema, SCHEMA_KINDS } from "../../main/config/file-schemas.ts";

test.each(SCHEMA_KINDS)("the schema that editors read for a %s file is current", (kind) => {
  const file = path.join(appRoot, "configs", "schemas", `${kind}.schema.json`);
  const found = `${JSON.stringify(fileSchema(kind), null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "true") writeFileSync(file, found);
  expect(found, `${kind}.schema.json; npm run schemas writes it anew`).toBe(
    readFileSync(file, "utf8"),
  );
});
