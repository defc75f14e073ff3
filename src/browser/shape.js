// Shows the drawing of the map that fits its container, before the player runs. The drawing for the narrowest container is in the
// page, the others are in templates beside it.
const fitMap = (sheets) => {
  const em = sheets.clientWidth / parseFloat(getComputedStyle(sheets).fontSize);
  const fitting = [...sheets.querySelectorAll("template")].findLast(({ dataset }) => em >= dataset.from);
  if (!fitting) return;
  fitting.before(fitting.content);
  sheets.dataset.shape = fitting.dataset.shape;
};
