// <inffo-search>: a search field with suggestions, and its results in place. What it
// wraps is a form that works without this script. A form that leads elsewhere than to the
// service's page of results stays the page's own, and gets suggestions only.

const LISTS = ['region', 'theme', 'kind', 'source'];
const SAYS_LATER_MS = 500;
/** Where this script comes from serves the API as well. */
const OWN_SERVICE = new URL('.', import.meta.url).href;

const PROBLEMS = {
  timeout: 'La recherche met trop de temps à répondre.',
  network: 'La recherche ne répond pas pour le moment.',
  http: 'La recherche n’a pas pu répondre.',
  answer: 'La recherche a répondu quelque chose d’inattendu.',
};

class InffoSearch extends HTMLElement {
  static observedAttributes = ['endpoint', 'placeholder', 'label', 'mode', 'per-page',
    ...LISTS];

  #form; #field; #label; #button; #panel; #says; #combobox;
  #search = new Search(); #asking; #saying; #hasFailed = false;

  connectedCallback() {
    try {
      if (!this.shadowRoot) this.#build();
      this.#connect();
      this.#read();
    } catch (fault) {
      // What the page wraps stays usable; nothing of ours stops its own scripts.
      console.error('inffo-search', fault);
    }
  }

  disconnectedCallback() {
    this.#asking?.abort();
    clearTimeout(this.#saying);
    this.#combobox?.disconnect();
    this.#combobox = null;
  }

  attributeChangedCallback() {
    if (this.#form && this.isConnected) this.#read();
  }

  /** The address of the service, with a slash at its end. */
  get endpoint() {
    const given = this.getAttribute('endpoint') ?? this.#wrapped?.getAttribute('action')
      ?.replace(/recherche\/?$/, '');
    const address = given ? webAddress(given, document.baseURI) : null;
    return (address ?? OWN_SERVICE).replace(/[?#].*$/, '').replace(/\/?$/, '/');
  }

  set endpoint(address) {
    this.setAttribute('endpoint', address);
  }

  /** The words in the field. */
  get value() {
    return this.#field?.value ?? '';
  }

  set value(words) {
    if (this.#field) this.#field.value = words;
  }

  /**
   * Search for words, or for those in the field, and show the results in place; by the
   * page's own form, submit that.
   * @returns a promise of the answer, null when there is none.
   */
  async search(words = this.value) {
    this.value = words;
    if (!this.#form) {
      this.#field?.form.requestSubmit();
      return null;
    }
    return this.#run(this.#search.with({ words: words.trim() }), 'heading');
  }

  focus(options) {
    (this.#field ?? this.#wrapped?.querySelector('input'))?.focus(options);
  }

  get #wrapped() {
    return this.querySelector('form');
  }

  /** Whether the form that is wrapped leads to results of the page's own. */
  get #keepsForm() {
    const action = this.#wrapped && new URL(this.#wrapped.getAttribute('action') ?? '',
      document.baseURI).href;
    return Boolean(action) && action.replace(/[?#].*$/, '').replace(/\/$/, '')
      !== new URL('recherche', this.endpoint).href;
  }

  get #level() {
    const level = Number(this.getAttribute('heading-level') ?? 2);
    return level >= 1 && level <= 5 ? Math.trunc(level) : 2;
  }

  /** What tells this search from others on the page. */
  get #name() {
    const all = [...document.querySelectorAll('inffo-search')];
    const place = all.indexOf(this);
    const name = this.getAttribute('label') ?? 'Recherche';
    return place > 0 ? `${name} ${place + 1}` : name;
  }

  #build() {
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = widgetStyle();
    if (this.#keepsForm) {
      root.append(element('slot'));
      this.#field = this.#wrapped.querySelector('input[type="search"], input[name="q"]');
      adoptListStyle();
    } else {
      this.#buildForm(root);
    }
  }

  #buildForm(root) {
    const wrapped = this.#wrapped?.querySelector('input[name="q"]');
    this.#label = element('label', { for: 'field', class: 'hidden', part: 'label' });
    this.#field = element('input', { id: 'field', name: 'q', type: 'search', part: 'field',
      maxlength: '512', autocomplete: 'off', enterkeyhint: 'search' });
    this.#button = element('button', { type: 'submit', part: 'button' }, 'Rechercher');
    this.#form = element('form', { role: 'search', method: 'get', part: 'form', lang: 'fr',
      'accept-charset': 'utf-8', onsubmit: (event) => this.#submitted(event) },
    this.#label, this.#field, this.#button);
    this.#panel = element('div', { class: 'panel', part: 'results', lang: 'fr' });
    this.#says = element('div', { role: 'status', class: 'hidden' });
    const hadFocus = wrapped && wrapped === document.activeElement;
    root.append(this.#form, this.#says, this.#panel);
    // What was typed before this script came is kept, and so is the focus.
    this.#field.value = wrapped?.value ?? '';
    if (hadFocus) this.#field.focus();
  }

  #connect() {
    this.#combobox ??= this.#field && new Combobox(this.#field,
      this.#form ?? this.#field.parentElement, {
      address: () => {
        const address = new URL('api/v1/suggest', this.endpoint);
        for (const region of this.#list('region')) address.searchParams.append('region', region);
        return address;
      },
      onchoose: (suggestion) => this.#chosen(suggestion),
    });
  }

  /** The values of an attribute, and of the hidden fields of the form that is wrapped. */
  #list(name) {
    const given = (this.getAttribute(name) ?? '').split(/[\s,]+/).filter(Boolean);
    const hidden = this.#wrapped?.querySelectorAll(`input[type="hidden"][name="${name}"]`);
    return [...new Set([...given, ...[...hidden ?? []].map((field) => field.value)])];
  }

  /** Read the attributes into the form and the next search. */
  #read() {
    if (!this.#form) return;
    const wrapped = this.#wrapped?.querySelector('input[name="q"]');
    const label = this.getAttribute('label') ?? wrapped?.labels?.[0]?.textContent.trim();
    this.#label.textContent = label || 'Rechercher';
    this.#form.setAttribute('aria-label', this.#name);
    this.#field.placeholder = this.getAttribute('placeholder') ?? wrapped?.placeholder ?? '';
    this.#form.action = new URL('recherche', this.endpoint).href;
    this.#form.target = this.#wrapped?.target ?? '';
    const fixed = Object.fromEntries(LISTS.map((name) => [name, this.#list(name)]));
    for (const old of this.#form.querySelectorAll('input[type="hidden"]')) old.remove();
    for (const [name, values] of Object.entries(fixed))
      for (const value of values)
        this.#form.append(element('input', { type: 'hidden', name, value }));
    const perPage = Math.trunc(Number(this.getAttribute('per-page') ?? 5));
    this.#search = this.#search.with({ fixed,
      perPage: perPage >= 1 && perPage <= 50 ? perPage : 5 });
  }

  #submitted(event) {
    // The page of results takes over where the results are wanted there, and where the
    // search in place has just failed.
    if (this.getAttribute('mode') === 'page' || this.#hasFailed) return;
    event.preventDefault();
    this.#run(this.#search.with({ words: this.value.trim(), chosen: {} }), 'heading');
  }

  #chosen(suggestion) {
    const address = webAddress(suggestion.url, this.endpoint);
    const event = new CustomEvent('inffo-suggestion', { bubbles: true, composed: true,
      cancelable: true, detail: { ...suggestion, url: address } });
    if (!this.dispatchEvent(event) || !address) return;
    if (!this.#form) {
      this.value = suggestion.value;
      this.#field.form.requestSubmit();
      return;
    }
    if (suggestion.type === 'title' || this.getAttribute('mode') === 'page') {
      location.assign(address);
      return;
    }
    const chosen = {};
    for (const name of ['region', 'theme'])
      chosen[name] = new URL(address).searchParams.getAll(name);
    const isFilter = !new URL(address).searchParams.has('q');
    this.value = isFilter ? '' : suggestion.value;
    this.#run(this.#search.with({ words: this.value, chosen: isFilter ? chosen : {} }),
      'heading');
  }

  /** A link to a search: in place, unless it is to open elsewhere. */
  #follow(event, search) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.value = search.words;
    this.#run(search, 'heading');
  }

  /**
   * @param then  where the focus goes: « heading », « filter » (where it was), « tag »
   *              (the next tag).
   */
  async #run(search, then) {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#search = search;
    this.#hasFailed = false;
    this.#panel.setAttribute('aria-busy', 'true');
    this.#say('Recherche en cours…');
    try {
      const answer = await askService(search, this.endpoint, asking.signal);
      if (asking.signal.aborted) return null;
      this.#show(answer, search, then);
      return answer;
    } catch (fault) {
      if (!asking.signal.aborted) this.#fail(fault, search);
      return null;
    }
  }

  #show(answer, search, then) {
    const writer = new ResultsWriter({ answer, search, endpoint: this.endpoint,
      level: this.#level, name: this.#name, on: {
        search: (next, where) => this.#run(next, where),
        follow: (event, next) => this.#follow(event, next),
      } });
    const { activeElement } = this.shadowRoot;
    const focused = activeElement?.dataset.focus;
    const scrolled = [...this.#panel.querySelectorAll('fieldset')].map((f) => f.scrollTop);
    const filtersOpen = this.#panel.querySelector('details')?.open;
    this.#fill(...writer.nodes({ filtersOpen }));
    this.#panel.querySelectorAll('fieldset').forEach((f, i) => { f.scrollTop = scrolled[i] ?? 0; });
    this.#focusOn(then, focused);
    this.#say(writer.count());
    this.#tell('inffo-results', { query: search.words, total: answer.total,
      page: answer.page, pages: answer.pages, hits: answer.hits,
      url: search.pageAddress(this.endpoint) });
  }

  #focusOn(then, focused) {
    const heading = this.#panel.querySelector('.heading');
    const there = focused && this.#panel.querySelector(`[data-focus="${CSS.escape(focused)}"]`);
    const tag = this.#panel.querySelector('.tags button');
    ({ filter: there, tag }[then] ?? heading)?.focus({ preventScroll: then !== 'heading' });
  }

  #fail(fault, search) {
    const reason = fault instanceof SearchFailure ? fault.reason : 'answer';
    this.#hasFailed = true;
    this.#say('');
    this.#fill(element('div', { role: 'alert', class: 'problem', part: 'problem' },
      element('p', {}, PROBLEMS[reason], ' Vos mots sont gardés\u00a0: «\u00a0Rechercher\u00a0» ouvre'
        + ' les résultats sur leur page.'),
      element('button', { type: 'button', part: 'button',
        onclick: () => this.#run(search, 'heading') }, 'Réessayer ici'),
      element('a', { href: search.pageAddress(this.endpoint), part: 'more' },
        'Ouvrir la page des résultats')));
    this.#tell('inffo-error', { reason, status: fault.status ?? 0,
      url: search.pageAddress(this.endpoint) });
  }

  #fill(...nodes) {
    this.#panel.replaceChildren(...nodes);
    this.#panel.classList.add('shown');
    this.#panel.removeAttribute('aria-busy');
  }

  /** Announce, once nothing newer came for a while. */
  #say(text) {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => { this.#says.textContent = text; }, SAYS_LATER_MS);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

if (!customElements.get('inffo-search')) customElements.define('inffo-search', InffoSearch);

export { InffoSearch };
