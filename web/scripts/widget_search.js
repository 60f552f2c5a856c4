// What <inffo-search> asks: the parameters of a search, and the answer of the API.

const SEARCH_GIVE_UP_MS = 3000;

/** The filters that readers choose in the element, in the order of their groups. */
const FILTERS = [
  { name: 'region', legend: 'Région' },
  { name: 'theme', legend: 'Thème' },
  { name: 'kind', legend: 'Type' },
  { name: 'year', legend: 'Date' },
];

/** Why there is no answer. */
class SearchFailure extends Error {
  /** @param reason  « timeout », « network », « http » or « answer ». */
  constructor(reason, status = 0) {
    super(reason);
    this.reason = reason;
    this.status = status;
  }
}

/**
 * A search: its words, the filters that the page's author set and those that the reader
 * chose, and the page of results. Never changed: with() makes another one.
 *
 * Filters are arrays of values by name. A year is a filter for readers; for the API it is
 * a period.
 */
class Search {
  constructor({ words = '', fixed = {}, chosen = {}, page = 1, perPage = 5 } = {}) {
    Object.assign(this, { words, fixed, chosen, page, perPage });
    Object.freeze(this);
  }

  with(changes) {
    return new Search({ ...this, page: 1, ...changes });
  }

  /** The same with @p value of a filter chosen, or not any more. A year is alone. */
  choosing(name, value, isChosen) {
    const others = (this.chosen[name] ?? []).filter((other) => other !== value);
    const values = !isChosen ? others : name === 'year' ? [value] : [...others, value];
    return this.with({ chosen: { ...this.chosen, [name]: values } });
  }

  /** The filters that are chosen, as [name, value]. */
  get choices() {
    return FILTERS.flatMap(({ name }) =>
      (this.chosen[name] ?? []).map((value) => [name, value]));
  }

  /** The parameters, as the API and the page of results take them (10 a page by default). */
  parameters() {
    const made = new URLSearchParams();
    if (this.words) made.set('q', this.words);
    for (const name of ['region', 'theme', 'kind', 'source'])
      for (const value of this.#valuesOf(name)) made.append(name, value);
    const [year] = this.chosen.year ?? [];
    if (year) {
      made.set('from', year);
      made.set('to', year);
    }
    if (this.perPage !== 10) made.set('per_page', this.perPage);
    if (this.page > 1) made.set('page', this.page);
    return made;
  }

  /** What the reader chose narrows what the author set, and never leaves it. */
  #valuesOf(name) {
    const fixed = this.fixed[name] ?? [], chosen = this.chosen[name] ?? [];
    return fixed.length ? fixed : chosen;
  }

  /** The address of the same results on the search service's own page. */
  pageAddress(endpoint) {
    const address = new URL('recherche', endpoint);
    address.search = this.parameters();
    return address.href;
  }

  apiAddress(endpoint) {
    const address = new URL('api/v1/search', endpoint);
    const parameters = this.parameters();
    for (const { name } of FILTERS) parameters.append('facets', name);
    address.search = parameters;
    return address;
  }
}

/**
 * Ask the service.
 *
 * @param stop  an AbortSignal: a newer search has begun.
 * @returns the answer of the API.
 * @throws SearchFailure; or the reason of @p stop.
 */
async function askService(search, endpoint, stop) {
  const late = AbortSignal.timeout(SEARCH_GIVE_UP_MS);
  const both = new AbortController();
  for (const signal of [stop, late])
    signal.addEventListener('abort', () => both.abort(), { once: true });
  try {
    const reply = await fetch(search.apiAddress(endpoint), { signal: both.signal,
      credentials: 'omit', headers: { Accept: 'application/json' } });
    if (!reply.ok) throw new SearchFailure('http', reply.status);
    const answer = await reply.json();
    if (!Array.isArray(answer?.hits)) throw new SearchFailure('answer');
    return answer;
  } catch (fault) {
    if (stop.aborted) throw stop.reason;
    if (late.aborted) throw new SearchFailure('timeout');
    if (fault instanceof SearchFailure) throw fault;
    throw new SearchFailure(fault instanceof SyntaxError ? 'answer' : 'network');
  }
}
