/** What the colours on the ground mean, from one end of the scale to the other. */
export const heat = {
  seldom: "Where people were: seldom",
  often: "often",
};
