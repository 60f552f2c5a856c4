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

const TYPES = { js: 'text/javascript', css: 'text/css' };

/** Serve files, their texts by path, HTML where no ending says otherwise, with a policy. */
export function startPortal(files, policy) {
  return listen((request, response) => {
    const { pathname } = new URL(request.url, 'http://portail');
    const text = files[pathname];
    const type = TYPES[pathname.split('.').pop()] ?? 'text/html';
    response.writeHead(text === undefined ? 404 : 200, {
      'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': policy });
    response.end(text ?? '');
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
