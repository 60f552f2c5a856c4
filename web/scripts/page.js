// The search field of the service's own pages: suggestions while typing.

// Printed links show their whole address. Where the server was not told its own
// (--public-url), it is that of the window.
const pageStyle = document.documentElement.style;
if (!getComputedStyle(document.documentElement).getPropertyValue('--site'))
  pageStyle.setProperty('--site', JSON.stringify(location.origin));

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
