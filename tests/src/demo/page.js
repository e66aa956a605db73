"use strict";
// Draws each chart from the specification beside it. Vega's interpreter evaluates its expressions, so that the page needs no
// permission to compile text.
for (const place of document.querySelectorAll("[data-specification]")) {
  const specification = JSON.parse(document.getElementById(place.dataset.specification).textContent);
  vegaEmbed(place, specification, {
    ast: true,
    renderer: "svg",
    downloadFileName: place.dataset.name,
    actions: { export: true, source: false, compiled: false, editor: false },
  }).catch((error) => {
    place.textContent = `The chart could not be drawn (${error.message}); the table has its numbers.`;
  });
}
