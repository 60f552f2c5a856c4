// The search field of the service's own pages: suggestions while typing.

const field = document.querySelector('form[role="search"] input[name="q"]');
if (field) {
  adoptOnce(document, comboboxStyle());
  new Combobox(field, field.form, {
    address: () => new URL('/api/v1/suggest', location.href),
    onchoose(suggestion) {
      const address = webAddress(suggestion.url, location.href);
      if (!address) return;
      if (suggestion.type !== 'title') field.value = suggestion.value;
      location.assign(address);
    },
  });
}
