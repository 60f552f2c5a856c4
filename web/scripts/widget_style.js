// How <inffo-search> looks. A page changes it by custom properties and ::part; colours
// follow the page's color-scheme.

/** The colours, light and dark, by the names that the sheets below use. */
const WIDGET_COLOURS = {
  ground: ['#ffffff', '#12171d'], band: ['#f3f6fa', '#1a2129'], text: ['#1b2430', '#e7ecf2'],
  quiet: ['#4d5a6a', '#b0bccb'], line: ['#c8d1dc', '#3a4654'], field: ['#6b7a8c', '#8492a4'],
  accent: ['#0b4f8a', '#8fc4f7'], 'on-accent': ['#ffffff', '#0d1b29'],
  mark: ['#ffe9a3', '#6b5200'], 'on-mark': ['#1b2430', '#fff6da'],
};

/**
 * The rules that set them. They never stand at the element itself: a page may give
 * --inffo-accent the value of an --accent of its own.
 */
function coloursOf(selector) {
  const rules = (value) => Object.entries(WIDGET_COLOURS).map(([name, colours]) =>
    `--${name}: var(--inffo-${name}, ${value(colours)});`).join(' ');
  return `${selector} {
    ${rules(([light]) => light)}
    --strong: color-mix(in srgb, var(--accent) 75%, var(--text));
    --radius: var(--inffo-radius, .4rem);
  }
  @supports (color: light-dark(#000, #fff)) {
    ${selector} { ${rules(([light, dark]) => `light-dark(${light}, ${dark})`)} }
  }`;
}

const WIDGET_CSS = `
:host {
  display: block; text-align: start; font: var(--inffo-font, inherit); line-height: 1.5;
  overflow-wrap: break-word;
}
form, .panel { color: var(--text); }
:host([hidden]) { display: none; }
*, ::before, ::after { box-sizing: border-box; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h2:focus, h3:focus { outline: none; }
ul, ol { list-style: none; margin: 0; padding: 0; }
a { color: var(--accent); text-underline-offset: .15em; }
a:hover { color: var(--strong); }
mark { background: var(--mark); color: var(--on-mark); padding: 0 .1em; border-radius: .15em; }
.hidden {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
.panel { background: var(--ground); border-radius: var(--radius); }
.panel.shown { padding: 0 1rem 1rem; margin-top: .75rem; border: 1px solid var(--line); }
form { display: flex; max-width: 44rem; margin: 0; }
input[type="search"] {
  flex: 1 1 auto; min-width: 0; min-height: 2.9rem; padding: .4rem .9rem; font: inherit;
  color: var(--text); background: var(--ground); border: 2px solid var(--accent);
  border-right: 0; border-radius: var(--radius) 0 0 var(--radius); appearance: none;
}
input[type="search"]::placeholder { color: var(--quiet); opacity: 1; }
button {
  min-height: 2.5rem; padding: .3rem .9rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--on-accent); background: var(--accent); border: 2px solid var(--accent);
  border-radius: var(--radius);
}
button:hover { background: var(--strong); border-color: var(--strong); }
form button { border-radius: 0 var(--radius) var(--radius) 0; }
h2, h3, h4 { line-height: 1.25; margin: 0; }
.heading { font-size: 1.25rem; margin: 1rem 0 .5rem; }
.notice { margin: .5rem 0; color: var(--quiet); }
.problem {
  margin: .75rem 0 0; padding: .6rem .9rem; background: var(--band); color: var(--text);
  border-left: 4px solid var(--accent); border-radius: 0 var(--radius) var(--radius) 0;
}
.problem p { margin: 0 0 .4rem; }
.problem button { margin-right: .8rem; }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; margin: .5rem 0; }
.tags button {
  min-height: 2rem; padding: .1rem .75rem; border-radius: 1rem; font-weight: 400;
}
.filters { margin: .5rem 0; border: 1px solid var(--line); border-radius: var(--radius); }
.filters summary { padding: .5rem .9rem; font-weight: 600; cursor: pointer; }
.groups { display: grid; gap: .75rem; padding: 0 .9rem .9rem;
  grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
fieldset { min-width: 0; margin: 0; padding: .3rem .8rem .6rem; border: 1px solid var(--line);
  border-radius: var(--radius); max-height: 17rem; overflow-y: auto; }
legend { padding: 0 .3rem; font-weight: 700; }
fieldset label { display: flex; gap: .5rem; align-items: baseline; padding: .2rem 0;
  cursor: pointer; }
fieldset input { flex: none; width: 1.05rem; height: 1.05rem; margin: 0;
  accent-color: var(--accent); transform: translateY(.15rem); }
.count { margin-left: auto; color: var(--quiet); font-variant-numeric: tabular-nums; }
.hits > li { padding: .8rem 0; border-top: 1px solid var(--line); }
.hit-title { font-size: 1.08rem; }
.snippet { margin: .3rem 0; max-width: 44rem; }
.facts { display: flex; flex-wrap: wrap; gap: 0 .6rem; color: var(--quiet); font-size: .9rem; }
.facts li:not(:last-child)::after { content: "·"; margin-left: .6rem; }
.pages { display: flex; flex-wrap: wrap; gap: .35rem; margin: .75rem 0; }
.pages a { display: inline-block; min-width: 2.6rem; padding: .4rem .7rem; text-align: center;
  border: 1px solid var(--line); border-radius: var(--radius); text-decoration: none; }
.pages a[aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 700; }
.pages [aria-disabled] { color: var(--quiet); border-style: dashed; }
.more { margin: .5rem 0 0; }
[aria-busy="true"] .hits { opacity: .55; }
@media (forced-colors: active) {
  .pages a[aria-current] { outline: 2px solid; }
}
@media print {
  form, .filters, .pages, .tags button::after { display: none; }
}
`;

let widgetSheets;

/** The style sheets, shared by all elements; a policy forbids no such sheets. */
function widgetStyle() {
  if (!widgetSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(coloursOf('form, .panel') + WIDGET_CSS);
    widgetSheets = [sheet, comboboxStyle()];
  }
  return widgetSheets;
}

let listSheet;

/** The style of the suggestions in a form that stays the page's own. */
function adoptListStyle() {
  if (!listSheet) {
    listSheet = new CSSStyleSheet();
    listSheet.replaceSync(coloursOf('inffo-search .suggest-list'));
  }
  adoptOnce(document, listSheet);
  adoptOnce(document, comboboxStyle());
}
