// Showing what a server answers, as text: nothing of it is ever markup.

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };

/** The text of escaped HTML. */
function unescaped(html) {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);
}

/**
 * Put into @p parent the text of @p html: escaped HTML whose only element is <mark>.
 * Other tags stay what they are as text.
 */
function putMarked(parent, html) {
  for (const [i, part] of html.split(/<mark>(.*?)<\/mark>/s).entries()) {
    if (!part) continue;
    const text = document.createTextNode(unescaped(part));
    if (i % 2) parent.appendChild(document.createElement('mark')).append(text);
    else parent.append(text);
  }
}

/** The address @p href, seen from @p base, if a browser may follow it; else null. */
function webAddress(href, base) {
  try {
    const url = new URL(href, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * An element with attributes and children. A child is a node or a text; what is null or
 * false is left out. Names that begin with « on » are listeners.
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

const NUMBER = new Intl.NumberFormat('fr-FR');

/** « 1 document », « 1 234 documents »; nothing is singular in French, too. */
function countOf(n, one, several = `${one}s`) {
  return `${NUMBER.format(n)}\u00a0${n < 2 ? one : several}`;
}
