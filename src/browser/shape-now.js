// On the explainer's own page, directly after the map. Measuring the map makes the browser lay out the page so far, so this is
// not done if the window is too narrow for any drawing but the narrowest.
if (matchMedia("(min-width: 27em)").matches) fitMap(document.currentScript.previousElementSibling);
