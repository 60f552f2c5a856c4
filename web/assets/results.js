// Comfort for the page of results. Without it all works: the bars of the timeline are
// links, the fields of dates and the boxes belong to a form.

// A range of the timeline by dragging: the link that it leads to is made of those of its
// first and last bar, so that parameters keep their order.
function timeline(svg) {
  const bars = [...svg.querySelectorAll('a')];
  let from = null;
  let moved = false;

  function barAt(x) {
    const middle = (bar) => {
      const box = bar.getBoundingClientRect();
      return Math.abs(x - box.left - box.width / 2);
    };
    return bars.reduce((best, bar) => (middle(bar) < middle(best) ? bar : best));
  }

  function range(to) {
    const ends = [bars.indexOf(from), bars.indexOf(to)].sort((a, b) => a - b);
    return bars.slice(ends[0], ends[1] + 1);
  }

  function show(dragged) {
    for (const bar of bars) bar.classList.toggle('dragged', dragged.includes(bar));
  }

  function stop() {
    from = null;
    show([]);
  }

  svg.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    from = barAt(event.clientX);
    moved = false;
  });
  svg.addEventListener('pointermove', (event) => {
    if (!from) return;
    const dragged = range(barAt(event.clientX));
    if (dragged.length < 2 && !moved) return;
    if (!moved) svg.setPointerCapture(event.pointerId);
    moved = true;
    show(dragged);
  });
  svg.addEventListener('pointerup', (event) => {
    if (from && moved) {
      const dragged = range(barAt(event.clientX));
      location.assign(addressOf(dragged[0], dragged.at(-1)));
    }
    stop();
  });
  svg.addEventListener('pointercancel', stop);
  // The end of a drag is no click, and links are not dragged away as pictures.
  svg.addEventListener('click', (event) => {
    if (moved) event.preventDefault();
    moved = false;
  }, true);
  svg.addEventListener('dragstart', (event) => event.preventDefault());
}

// The address of the periods from one bar to another. A bar that is chosen leads to the
// address without dates; then they are put where they stand now.
function addressOf(first, last) {
  const bar = [first, last].find((a) => new URL(a.href.baseVal, location).searchParams.has('from'));
  const address = new URL(bar ? bar.href.baseVal : location.href, location);
  address.searchParams.set('from', first.dataset.period);
  address.searchParams.set('to', last.dataset.period);
  address.searchParams.delete('page');
  return address.href;
}

// A status that stands in the page when it is loaded is not announced: it is written
// again half a second later, when the heading has been read.
function announce(status) {
  const text = status.textContent;
  status.textContent = '';
  setTimeout(() => { status.textContent = text; }, 500);
}

const svg = document.querySelector('.timeline');
if (svg) timeline(svg);

const status = document.querySelector('#compte');
if (status) announce(status);

// Beside the results the filters are open. Browsers that cannot do that by style alone
// get it from here.
const fold = document.querySelector('.filters > details');
if (fold && !CSS.supports('selector(::details-content)'))
  fold.open = matchMedia('(min-width: 60rem)').matches;

// Fields of dates that are empty are no part of the address.
document.querySelector('#recherche')?.addEventListener('formdata', (event) => {
  for (const name of ['from', 'to'])
    if (!event.formData.get(name)) event.formData.delete(name);
});
