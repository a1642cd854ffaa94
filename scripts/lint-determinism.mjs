/**
 * Two lint rules that keep the town repeatable to the bit.
 *
 * `no-machine`: rules may not read a clock, chance, the locale, or garbage collection.
 * `no-rough-math`: rules may use only arithmetic that IEEE 754 fixes. The others (sine, logarithm, powers …) may
 * differ in their last bits from one JavaScript engine to the next.
 */

const exactFunctions = "abs ceil clz32 floor fround imul max min round sign sqrt trunc";
const constants = "E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2";
const exactMath = new Set(`${exactFunctions} ${constants}`.split(" "));

const machineGlobals = new Map([
  ["Date", "time is the tick number"],
  ["Temporal", "time is the tick number"],
  ["Intl", "the locale differs between machines"],
  ["WeakRef", "garbage collection differs between runs"],
  ["FinalizationRegistry", "garbage collection differs between runs"],
  ["globalThis", "it reaches everything that is banned here"],
  ["eval", "it reaches everything that is banned here"],
  ["Function", "it reaches everything that is banned here"],
]);

const localeMethods = new Set(
  "localeCompare toLocaleString toLocaleDateString toLocaleTimeString toLocaleLowerCase toLocaleUpperCase".split(
    " ",
  ),
);

/** The property a member expression names, when it is written out (`a.b`, `a["b"]`). */
function propertyName(node) {
  if (!node.computed) return node.property.name;
  return node.property.type === "Literal" ? String(node.property.value) : undefined;
}

/** Whether an identifier is used as a value (not a property name, key or type). */
function isReference(node) {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent.type === "Property") return parent.value === node || parent.computed;
  return !parent.type.startsWith("TS") || parent.type.endsWith("Expression");
}

const noMachine = {
  create: (context) => ({
    Identifier(node) {
      const reason = machineGlobals.get(node.name);
      if (reason !== undefined && isReference(node)) {
        context.report({ node, message: `\`${node.name}\` is banned in sim: ${reason}.` });
      }
    },
    MemberExpression(node) {
      const name = propertyName(node);
      if (node.object.name === "Math" && name === "random") {
        const message = "`Math.random` is banned in sim: draw from a named stream of `sim/rng`.";
        context.report({ node, message });
      }
      if (localeMethods.has(name)) {
        const message = `\`${name}\` is banned in sim: the locale differs between machines.`;
        context.report({ node, message });
      }
    },
  }),
};

const noRoughMath = {
  create(context) {
    const power = (node) => {
      if (node.operator === "**" || node.operator === "**=") {
        const message = "`**` is banned in rules: its last bits differ; multiply instead.";
        context.report({ node, message });
      }
    };
    return {
      BinaryExpression: power,
      AssignmentExpression: power,
      Identifier(node) {
        // `const { sin } = Math`, `f(Math)`, `Math[name]`: the names behind it could no longer be checked.
        if (node.name !== "Math" || !isReference(node)) return;
        const { parent } = node;
        const name = parent.type === "MemberExpression" ? propertyName(parent) : undefined;
        if (name === "random" || exactMath.has(name)) return;
        const used = name === undefined ? "`Math` as a value" : `\`Math.${name}\``;
        const message = `${used} is banned in rules: only exact functions by name (${exactFunctions}).`;
        context.report({ node, message });
      },
    };
  },
};

export default {
  meta: { name: "townlet" },
  rules: { "no-machine": noMachine, "no-rough-math": noRoughMath },
};
