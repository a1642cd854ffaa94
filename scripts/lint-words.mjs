/**
 * A lint rule that keeps what the window says in one place.
 *
 * `in-catalogue`: text that people read or hear is not written into a component, but stands in `preload/words/`.
 */

/** Attributes that people see, or hear from a screen reader. */
const told = new Set(
  "about alt aria-description aria-label aria-roledescription aria-valuetext empty label placeholder title".split(
    " ",
  ),
);

const hasWord = (text) => /\p{L}{2}/u.test(text);

const message = "What the window says stands in `preload/words/`.";

/** The pieces of text that an expression may come to. */
function textsIn(node) {
  switch (node?.type) {
    case "Literal":
      return typeof node.value === "string" ? [node] : [];
    case "TemplateLiteral":
      return node.quasis.filter(({ value }) => hasWord(value.raw));
    case "ConditionalExpression":
      return [...textsIn(node.consequent), ...textsIn(node.alternate)];
    case "LogicalExpression":
      return [...textsIn(node.left), ...textsIn(node.right)];
    case "JSXExpressionContainer":
      return textsIn(node.expression);
    default:
      return [];
  }
}

/** Keys are called what is written on them. */
const isKey = (node) => node.type === "JSXElement" && node.openingElement.name.name === "kbd";

const inCatalogue = {
  create(context) {
    const report = (node) => {
      const text = node.type === "TemplateElement" ? node.value.raw : node.value;
      if (hasWord(text)) context.report({ node, message });
    };
    return {
      JSXText(node) {
        if (!isKey(node.parent)) report(node);
      },
      JSXAttribute({ name, value }) {
        if (told.has(name.name)) textsIn(value).forEach(report);
      },
      JSXExpressionContainer(node) {
        if (node.parent.type !== "JSXAttribute") textsIn(node).forEach(report);
      },
    };
  },
};

export default {
  meta: { name: "words" },
  rules: { "in-catalogue": inCatalogue },
};
