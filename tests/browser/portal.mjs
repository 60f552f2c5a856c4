// A portal of somebody else's: its pages come from another address than the search
// service, under a strict policy. And services that are slow, broken or away.
import { createServer } from 'node:http';

/** The policy that the widget has to live with. */
export const policyFor = (service) =>
  `default-src 'self'; script-src 'self' ${service}; connect-src ${service}`;

async function listen(handler) {
  const server = createServer(handler);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

/** Serve pages, HTML by path, with a content security policy. */
export function startPortal(pages, policy) {
  return listen((request, response) => {
    const html = pages[new URL(request.url, 'http://portail').pathname];
    response.writeHead(html ? 200 : 404, {
      'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
    response.end(html ?? '');
  });
}

/** A page with what @p body says, and the widget of @p service. */
export const pageWith = (service, body) => `<!DOCTYPE html><html lang="fr"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portail</title><script type="module" src="${service}/widget.js"></script></head>
<body><main><h1>Portail</h1>${body}</main></body></html>`;

/** A service that answers every request of the API by @p handler(request, response). */
export function startService(handler) {
  return listen((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*');
    handler(request, response);
  });
}
