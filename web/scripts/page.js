// The search fields of the service's own pages: suggestions while typing.

/** Whether a form leads to the page of results, as the suggestions do. */
function leadsToResults(form) {
  return new URL(form.action).pathname.endsWith('/recherche');
}

/** Go where a suggestion leads; in another form, search there for its words. */
function follow(suggestion, field) {
  const address = webAddress(suggestion.url, location.href);
  if (leadsToResults(field.form) && address) {
    location.assign(address);
    return;
  }
  field.value = suggestion.value;
  field.form.requestSubmit();
}

const fields = document.querySelectorAll('form[role="search"] input[type="search"][name="q"]');
for (const field of fields) {
  adoptOnce(document, comboboxStyle());
  new Combobox(field, field.parentElement, {
    address: () => new URL('/api/v1/suggest', location.href),
    onchoose: (suggestion) => follow(suggestion, field),
  });
}
