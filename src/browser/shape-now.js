// On the explainer's own page, right behind the map. To ask how wide it is has the browser lay out what is there so far: where
// the window is too narrow for any other drawing, it is not asked.
if (matchMedia("(min-width: 27em)").matches) fitMap(document.currentScript.previousElementSibling);
