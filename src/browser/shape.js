// Has the map show the drawing that fits its container, before the player is there. The one for the narrowest is in the page,
// the others are templates beside it.
const fitMap = (sheets) => {
  const em = sheets.clientWidth / parseFloat(getComputedStyle(sheets).fontSize);
  const fitting = [...sheets.querySelectorAll("template")].findLast(({ dataset }) => em >= dataset.from);
  if (!fitting) return;
  fitting.before(fitting.content);
  sheets.dataset.shape = fitting.dataset.shape;
};
