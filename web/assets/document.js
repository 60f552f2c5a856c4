// Comfort on the page of a document: a button that copies the citation.
const citation = document.getElementById('citation');

if (citation && navigator.clipboard) {
  const line = document.createElement('p');
  const button = document.createElement('button');
  const said = document.createElement('span');
  line.className = 'copy';
  button.type = 'button';
  button.textContent = 'Copier la citation';
  said.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(citation.textContent);
      said.textContent = ' Copié.';
    } catch {
      said.textContent = ' La copie est refusée par le navigateur.';
    }
  });
  line.append(button, said);
  citation.after(line);
}
