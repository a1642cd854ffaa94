import { configureGlobal } from "fast-check";

/** The runner chooses and prints the seed, so that a failure in CI can be repeated here. */
const seed = Number(process.env["FAST_CHECK_SEED"]);
if (Number.isInteger(seed)) configureGlobal({ seed });
