// Stands between WordPress and the search, counts what is asked, and answers as badly as a
// test wants.
import http from 'node:http';

/** What the service does instead of answering. */
const FAULTS = {
  refuses: (_, answer) => answer.destroy(),
  sleeps: () => {},
  fails: (_, answer) => answer.writeHead(500).end('oh'),
  rests: (_, answer) => answer.writeHead(503, { 'Retry-After': '2' }).end(),
  isBusy: (_, answer) => answer.writeHead(429, { 'Retry-After': '2' }).end(),
  isAnother: (_, answer) => answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Bonjour</h1>'),
  isBroken: (_, answer) => answer.writeHead(200).end('{"hits": ['),
  isEmpty: (_, answer) => answer.writeHead(200).end('{}'),
  isOdd: (_, answer) => answer.writeHead(200).end(JSON.stringify({
    total: 1, hits: [7, null, { id: { a: 1 }, title: ['x'], regions: 'no', themes: [[]] }],
    facets: { region: 'x', theme: [1, { value: [] }] }, query: 3, pages: 'many' })),
  isHuge: (_, answer) => answer.writeHead(200).end(`{"hits": [], "total": 0, "x": "${'a'.repeat(3 << 20)}"}`),
  redirects: (_, answer) => answer.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
};

/**
 * Begin to answer for `target`.
 *
 * @returns {url, asked, fault, stop()}: `asked` are the paths asked so far; setting `fault` to a
 *          name of FAULTS makes it answer so.
 */
export async function startService(target) {
  const service = { asked: [], fault: null };
  const server = http.createServer((request, answer) => {
    service.asked.push(request.url);
    if (service.fault) {
      FAULTS[service.fault](request, answer);
      return;
    }
    const onward = http.request(target + request.url, { headers: { accept: request.headers.accept ?? '*/*' } }, (got) => {
      answer.writeHead(got.statusCode, got.headers);
      got.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    onward.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  service.url = `http://127.0.0.1:${server.address().port}`;
  service.stop = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  service.faults = Object.keys(FAULTS);
  return service;
}
