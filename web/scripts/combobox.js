// A search field with suggestions: the combobox of ARIA 1.2 with a list, of which the
// field keeps the focus. Without it, the form works as it is.

const SUGGEST_LETTERS = 2;
const SUGGEST_WAIT_MS = 200;
const SUGGEST_GIVE_UP_MS = 3000;
const SUGGEST_LIMIT = 8;

const COMBOBOX_CSS = `
.suggest-box { position: relative; }
.suggest-list {
  position: absolute; z-index: 20; top: 100%; left: 0; right: 0;
  margin: .25rem 0 0; padding: .3rem; list-style: none; text-align: left;
  max-height: min(28rem, 70vh); overflow-y: auto; overscroll-behavior: contain;
  background: var(--ground); color: var(--text); font-size: 1rem;
  border: 1px solid var(--field); border-radius: var(--radius);
  box-shadow: 0 .4rem 1.2rem color-mix(in srgb, var(--text) 20%, transparent);
}
.suggest-list[hidden] { display: none; }
.suggest-list li {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem;
  padding: .5rem .6rem; border-radius: calc(var(--radius) / 2); cursor: pointer;
}
.suggest-list li:hover { background: var(--band); }
.suggest-list li[aria-selected="true"] {
  background: var(--band); outline: 2px solid var(--accent); outline-offset: -2px;
}
.suggest-text { flex: 1 1 14rem; min-width: 0; overflow-wrap: anywhere; }
.suggest-text mark { background: none; color: inherit; font-weight: 700; padding: 0; }
.suggest-facts { color: var(--quiet); font-size: .88rem; white-space: nowrap; }
.suggest-status {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
@media (forced-colors: active) {
  .suggest-list li[aria-selected="true"] { outline-color: Highlight; }
}
@media print { .suggest-list { display: none; } }
`;

let comboboxes = 0;

/**
 * Makes of a field a combobox. Its list and its status stand in @p box, which is around
 * the field.
 *
 * - address(words): where suggestions come from, a URL.
 * - onchoose(suggestion): what happens when one is chosen.
 */
class Combobox {
  #field; #list; #status; #address; #onchoose;
  #items = []; #active = -1; #timer; #asking; #announcing;
  #gone = new AbortController();

  constructor(field, box, { address, onchoose }) {
    this.#field = field;
    this.#address = address;
    this.#onchoose = onchoose;
    const id = `suggestions-${++comboboxes}`;
    this.#list = element('ul', { id, role: 'listbox', class: 'suggest-list',
      part: 'suggestions', 'aria-label': 'Suggestions', hidden: true });
    this.#status = element('div', { role: 'status', class: 'suggest-status' });
    box.classList.add('suggest-box');
    box.append(this.#list, this.#status);
    const attributes = { role: 'combobox', 'aria-autocomplete': 'list',
      'aria-expanded': 'false', 'aria-controls': id, autocomplete: 'off' };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    this.#listen();
  }

  /** End it: no request, no timer and no element is left, and the field is a field. */
  disconnect() {
    this.close();
    this.#gone.abort();
    this.#list.remove();
    this.#status.remove();
    for (const name of ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls'])
      this.#field.removeAttribute(name);
  }

  get isOpen() {
    return !this.#list.hidden;
  }

  /** Close the list and forget what was asked. */
  close() {
    clearTimeout(this.#timer);
    clearTimeout(this.#announcing);
    this.#asking?.abort();
    this.#hide();
  }

  #listen() {
    const on = (target, type, listener) =>
      target.addEventListener(type, listener, { signal: this.#gone.signal });
    on(this.#field, 'input', (event) => this.#typed(event));
    on(this.#field, 'keydown', (event) => this.#pressed(event));
    on(this.#field, 'blur', () => this.close());
    on(this.#field.form ?? this.#field, 'submit', () => this.close());
    // The field keeps the focus: blur would close the list before the click.
    on(this.#list, 'mousedown', (event) => event.preventDefault());
    on(this.#list, 'click', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option) this.#choose([...this.#list.children].indexOf(option));
    });
  }

  #typed(event) {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const words = this.#field.value.trim();
    if ([...words].length < SUGGEST_LETTERS) this.#hide();
    else if (!event.isComposing)
      this.#timer = setTimeout(() => this.#ask(words), SUGGEST_WAIT_MS);
  }

  async #ask(words) {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const late = setTimeout(() => asking.abort(), SUGGEST_GIVE_UP_MS);
    try {
      const address = new URL(this.#address(words));
      address.searchParams.set('q', words);
      address.searchParams.set('limit', SUGGEST_LIMIT);
      const reply = await fetch(address, { signal: asking.signal, credentials: 'omit',
        headers: { Accept: 'application/json' } });
      const found = reply.ok ? (await reply.json()).suggestions : [];
      if (!asking.signal.aborted) this.#show(found);
    } catch {
      // Suggestions are a comfort: without them the field is what it was. What was shown
      // stays when something newer was asked for.
      if (this.#asking === asking) this.#hide();
    } finally {
      clearTimeout(late);
    }
  }

  #show(found) {
    this.#items = Array.isArray(found) ? found : [];
    this.#active = -1;
    this.#list.replaceChildren(...this.#items.map((item, i) => this.#option(item, i)));
    this.#toggle(this.#items.length > 0);
    this.#announce();
  }

  #option(item, i) {
    const text = element('span', { class: 'suggest-text' });
    putMarked(text, String(item.html ?? ''));
    const facts = [item.detail || item.label, countOf(Number(item.documents), 'document')];
    return element('li', { role: 'option', id: `${this.#list.id}-${i}`,
      part: 'suggestion', 'aria-selected': 'false', 'data-type': item.type }, text, ' ',
    element('span', { class: 'suggest-facts', part: 'suggestion-facts' },
      facts.filter(Boolean).join(' · ')));
  }

  #announce() {
    clearTimeout(this.#announcing);
    const n = this.#items.length;
    this.#announcing = setTimeout(() => {
      this.#status.textContent = n ? countOf(n, 'suggestion') : 'Aucune suggestion';
    }, 300);
  }

  #toggle(open) {
    this.#list.hidden = !open;
    this.#field.setAttribute('aria-expanded', String(open));
    this.#mark(-1);
  }

  #hide() {
    this.#toggle(false);
    this.#status.textContent = '';
  }

  #mark(i) {
    const options = this.#list.children;
    options[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = i;
    const option = options[i];
    if (!option) {
      this.#field.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    this.#field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  #choose(i) {
    const chosen = this.#items[i];
    this.close();
    if (chosen) this.#onchoose(chosen);
  }

  /** One step down or up. Between the last option and the first is the field itself. */
  #step(by) {
    const n = this.#list.children.length;
    if (!this.isOpen) {
      if (n && this.#field.value.trim()) this.#toggle(true);
      else if (this.#field.value.trim().length >= SUGGEST_LETTERS)
        this.#ask(this.#field.value.trim());
      if (!this.isOpen) return;
    }
    const places = n + 1;
    this.#mark((this.#active + 1 + by + places) % places - 1);
  }

  #pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (event.key === 'ArrowUp' && event.altKey) this.#hide();
      else if (this.isOpen || event.key === 'ArrowDown')
        this.#step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && this.#active >= 0) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === 'Escape' && this.isOpen) {
      // The first Escape closes the list; only the next one empties the field.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }
}

let comboboxSheet;

/** The style of the list, for a document or a shadow root; no policy forbids it. */
function comboboxStyle() {
  if (!comboboxSheet) {
    comboboxSheet = new CSSStyleSheet();
    comboboxSheet.replaceSync(COMBOBOX_CSS);
  }
  return comboboxSheet;
}

/** Add a style sheet to a document or a shadow root that may have it already. */
function adoptOnce(root, sheet) {
  if (!root.adoptedStyleSheets.includes(sheet))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
