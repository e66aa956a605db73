// Draws each chart from the specification beside it. Vega's interpreter evaluates its expressions, so that the page needs no
// permission to compile text.
for (const place of document.querySelectorAll("[data-specification]")) {
  const specification = JSON.parse(document.getElementById(place.dataset.specification).textContent);
  // The specification keeps to what versions 5 and 6 share; the name of one version would only make the other complain.
  delete specification.$schema;
  vegaEmbed(place, specification, {
    mode: "vega-lite",
    ast: true,
    renderer: "svg",
    downloadFileName: place.dataset.name,
    actions: { export: true, source: false, compiled: false, editor: false },
  }).catch((error) => {
    place.textContent = `The chart could not be drawn (${error.message}); the table has its numbers.`;
  });
}
// Paper cannot unfold anything.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details.numbers")) folded.open = true;
});
