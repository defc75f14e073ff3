// The parts of a fragment without `#`, which the player writes in this order: the place, or `review`; the choice of signs; and
// `read=short`. A part that is missing is "".
const partsOf = (fragment) => {
  const [, place, choice, reading] = /^(.*?)&?(s(?:cenario)?=.*?|)&?(read=.*|)$/.exec(fragment);
  return { place, choice, reading };
};
