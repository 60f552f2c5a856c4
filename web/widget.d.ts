// The types of <inffo-search>, for portals that are written in TypeScript. Copy this file
// beside yours; docs/INTEGRATION.md has an example.

/** A document that was found, as the API's « hits » have it (docs/openapi.yaml). */
export interface InffoHit {
  id: string;
  kind: string;
  title: string;
  title_html: string;
  snippet: string;
  snippet_html: string;
  /** Where the document was published; null when that is not known. */
  url: string | null;
  regions: string[];
  themes: string[];
  /** « 2026-04-07 », or null. */
  date: string | null;
  source: string | null;
  [member: string]: unknown;
}

/** The detail of « inffo-results »: results were shown. */
export interface InffoResults {
  query: string;
  total: number;
  page: number;
  pages: number;
  hits: InffoHit[];
  /** The same results on the service's own page. */
  url: string;
}

/** The detail of « inffo-error »: there was no answer, which the reader was told. */
export interface InffoError {
  reason: 'timeout' | 'network' | 'http' | 'answer';
  /** The status of HTTP where there was one, else 0. */
  status: number;
  /** The same search on the service's own page. */
  url: string;
}

/** The detail of « inffo-suggestion »: one was chosen; preventDefault() stops there. */
export interface InffoSuggestion {
  text: string;
  type: 'title' | 'query' | 'acronym' | 'region' | 'theme' | 'descriptor';
  value: string;
  detail: string;
  documents: number;
  url: string | null;
}

export interface InffoAnswer {
  total: number;
  page: number;
  pages: number;
  hits: InffoHit[];
  [member: string]: unknown;
}

export interface InffoEvents extends HTMLElementEventMap {
  'inffo-results': CustomEvent<InffoResults>;
  'inffo-error': CustomEvent<InffoError>;
  'inffo-suggestion': CustomEvent<InffoSuggestion>;
}

export interface InffoSearch extends HTMLElement {
  /** The address of the service, with a slash at its end. */
  endpoint: string;
  /** The words in the field. */
  value: string;
  /** Search and show the results in place; null when there is no answer. */
  search(words?: string): Promise<InffoAnswer | null>;
  addEventListener<K extends keyof InffoEvents>(
    type: K,
    listener: (this: InffoSearch, event: InffoEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'inffo-search': InffoSearch;
  }
}
