// A form that proposes a change has a module of its own, which pages without a form do not load.
onEveryPage((signal) => {
  const place = document.querySelector("[data-form]");
  if (place) import(new URL(place.dataset.script, location)).then(({ beginForm }) => beginForm(place, JSON.parse(place.dataset.form), signal));
});
