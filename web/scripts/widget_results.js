// Writing the results of <inffo-search>: count, filters, hits, pages.

const LONG_DATE = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

/** What readers see of a value of a facet. */
function labelsOf(answer) {
  const labels = new Map();
  for (const { name } of FILTERS)
    for (const value of answer.facets?.[name] ?? [])
      labels.set(`${name}:${value.value}`, value.label);
  return labels;
}

function pageOfDocument(hit, endpoint) {
  const path = String(hit.id).split('/').map(encodeURIComponent).join('/');
  return webAddress(hit.page_url ?? `documents/${path}`, endpoint);
}

function dateOf(hit) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(hit.date ?? '') ? new Date(`${hit.date}T00:00:00Z`)
    : null;
  return day && element('time', { datetime: hit.date }, LONG_DATE.format(day));
}

/** The parts of the results. `level` is that of their heading, `name` that of the search. */
class ResultsWriter {
  constructor({ answer, search, endpoint, level, name, on }) {
    Object.assign(this, { answer, search, endpoint, level, name, on });
    this.labels = labelsOf(answer);
  }

  /** All of it, in the order in which it is read. */
  nodes({ filtersOpen = false } = {}) {
    return [this.#heading(), ...this.#notices(), this.#tags(), this.#filters(filtersOpen),
      this.answer.hits.length ? this.#hits() : this.#nothing(), this.#pages(),
      this.#more()].filter(Boolean);
  }

  /** « 37 résultats pour « VAE » », without anything else: what is announced, too. */
  count() {
    const n = countOf(this.answer.total, 'résultat');
    const words = this.search.words;
    return (this.answer.total ? n : 'Aucun résultat')
      + (words ? ` pour «\u00a0${words}\u00a0»` : '')
      + (this.search.page > 1 ? `, page ${this.search.page}` : '');
  }

  #heading() {
    return element(`h${this.level}`, { class: 'heading', part: 'heading', tabindex: '-1' },
      this.count());
  }

  #notices() {
    const { query } = this.answer, made = [];
    if (query?.relaxed && this.answer.hits.length)
      made.push('Aucun document n’a tous ces mots\u00a0: voici ceux qui en ont une partie.');
    for (const notice of query?.notices ?? []) made.push(String(notice));
    const notices = made.map((text) => element('p', { class: 'notice', part: 'notice' }, text));
    if (query?.corrected && !query.corrected_ran)
      notices.push(element('p', { class: 'notice', part: 'notice' }, 'Vouliez-vous dire ',
        element('a', { href: this.search.with({ words: query.corrected })
          .pageAddress(this.endpoint), onclick: (event) =>
          this.on.follow(event, this.search.with({ words: query.corrected })) },
        query.corrected), '\u00a0?'));
    return notices;
  }

  #tags() {
    const tags = this.search.choices.map(([name, value]) => {
      const label = this.labels.get(`${name}:${value}`) ?? value;
      return element('li', {}, element('button', { type: 'button', part: 'tag',
        'data-focus': `tag:${name}:${value}`, 'aria-label': `Retirer le filtre ${label}`,
        onclick: () => this.on.search(this.search.choosing(name, value, false), 'tag') },
      label, element('span', { 'aria-hidden': 'true' }, ' ×')));
    });
    return tags.length ? element('ul', { class: 'tags', 'aria-label': 'Filtres actifs' },
      ...tags) : null;
  }

  #filters(open) {
    const groups = FILTERS.map((filter) => this.#group(filter)).filter(Boolean);
    return groups.length ? element('details', { class: 'filters', part: 'filters', open },
      element('summary', { part: 'filters-title', 'data-focus': 'filters' }, 'Filtrer'),
      element('div', { class: 'groups' }, ...groups)) : null;
  }

  /** A filter that the page's author set is not the reader's to change. */
  #group({ name, legend }) {
    if (this.search.fixed[name]?.length) return null;
    const chosen = this.search.chosen[name] ?? [];
    const values = (this.answer.facets?.[name] ?? [])
      .filter((value) => value.count > 0 || chosen.includes(value.value));
    if (values.length < 2 && !chosen.length) return null;
    return element('fieldset', { part: 'filter' }, element('legend', {}, legend),
      ...values.map((value) => this.#choice(name, value, chosen.includes(value.value))));
  }

  #choice(name, { value, label, count }, checked) {
    const box = element('input', { type: 'checkbox', 'data-focus': `${name}:${value}`,
      onchange: (event) => this.on.search(
        this.search.choosing(name, value, event.target.checked), 'filter') });
    box.checked = checked;
    return element('label', {}, box, element('span', {}, label),
      element('span', { class: 'count' }, element('span', { class: 'hidden' }, ' ('),
        NUMBER.format(count), element('span', { class: 'hidden' },
          count < 2 ? ' document)' : ' documents)')));
  }

  #hits() {
    return element('ol', { class: 'hits', part: 'hits' },
      ...this.answer.hits.map((hit) => element('li', {}, this.#hit(hit))));
  }

  #hit(hit) {
    const title = element('a', { class: 'hit-title', part: 'hit-title',
      href: pageOfDocument(hit, this.endpoint) });
    putMarked(title, String(hit.title_html ?? ''));
    const snippet = element('p', { class: 'snippet', part: 'snippet' });
    putMarked(snippet, String(hit.snippet_html ?? ''));
    const regions = (hit.regions ?? []).map((r) => this.labels.get(`region:${r}`) ?? r);
    const facts = [this.labels.get(`kind:${hit.kind}`), regions.join(', '), dateOf(hit),
      hit.source].filter(Boolean);
    return element('article', { part: 'hit' },
      element(`h${Math.min(this.level + 1, 6)}`, {}, title),
      snippet.hasChildNodes() && snippet,
      element('ul', { class: 'facts', part: 'facts' },
        ...facts.map((fact) => element('li', {}, fact))));
  }

  #nothing() {
    const { choices } = this.search;
    return element('p', { part: 'nothing' }, choices.length
      ? 'Rien ne correspond avec ces filtres. Retirez-en un, ou changez de mots.'
      : 'Rien ne correspond à ces mots. Essayez des mots plus simples, ou moins de mots.');
  }

  #pages() {
    const { pages } = this.answer, { page } = this.search;
    if (!(pages > 1)) return null;
    const around = [...new Set([1, page - 1, page, page + 1, pages])]
      .filter((n) => n >= 1 && n <= pages);
    return element('nav', { 'aria-label': `Pagination, ${this.name}`, part: 'pagination' },
      element('ul', { class: 'pages' },
        this.#toPage(page - 1, 'Précédente', page > 1),
        ...around.map((n) => this.#toPage(n, NUMBER.format(n), true, n === page)),
        this.#toPage(page + 1, 'Suivante', page < pages)));
  }

  #toPage(page, text, isThere, isCurrent = false) {
    const search = this.search.with({ page });
    const link = isThere ? { href: search.pageAddress(this.endpoint),
      onclick: (event) => this.on.follow(event, search) } : { role: 'link',
      'aria-disabled': 'true' };
    return element('li', {}, element('a', { ...link, part: 'page',
      'aria-current': isCurrent && 'page',
      'aria-label': /\d/.test(text) && `Page ${text}` }, text));
  }

  #more() {
    return element('p', { class: 'more' }, element('a', { part: 'more',
      href: this.search.pageAddress(this.endpoint) }, 'Voir ces résultats sur leur page'));
  }
}
