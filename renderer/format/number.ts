/** "42 %" of a share; the space does not break. */
export const percent = (share: number): string => `${Math.round(share * 100)}\u00A0%`;

const HUNDREDTHS = new Intl.NumberFormat("en-GB", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
});
const PLAIN = new Intl.NumberFormat("en-GB");

/** "12,400", "0.25": to the thousandth at most. */
export const plain = (value: number): string => PLAIN.format(value);

/** "0.45": what something costs or somebody has, to the hundredth. */
export const money = (value: number): string => HUNDREDTHS.format(value);
