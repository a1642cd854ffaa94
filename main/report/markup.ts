const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text that is nothing but text, in an element or in an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

/** An element whose content is markup already. */
export function element(
  name: string,
  content: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("");
  return `<${name}${written}>${content}</${name}>`;
}

/** A table; the first cell of a row is its heading. Cells are markup. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  className = "",
): string {
  const columns = head.map((cell) => element("th", cell, { scope: "col" })).join("");
  const body = rows.map(([first = "", ...cells]) =>
    element(
      "tr",
      element("th", first, { scope: "row" }) + cells.map((cell) => element("td", cell)).join(""),
    ),
  );
  const table = element("thead", element("tr", columns)) + element("tbody", body.join("\n"));
  return element("div", element("table", table, { class: className }), { class: "wide" });
}
