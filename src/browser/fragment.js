// The parts of a fragment without `#`: the place, `review`, the choice of signs, and `read=short`. A part that the fragment lacks is
// "".
const partsOf = (fragment) => {
  const part = (pattern) => fragment.split("&").find((it) => pattern.test(it)) ?? "";
  return {
    place: part(/^(?!s=|scenario=|read=)\w+=/),
    review: part(/^review$/),
    choice: part(/^s(cenario)?=/),
    reading: part(/^read=/),
  };
};
