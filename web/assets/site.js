// Printed links show their whole address. Where the server was not told its own
// (--public-url), it is that of the window.
document.documentElement.style.setProperty('--site', JSON.stringify(location.origin));
