// Shows the item named in the address, else the first; opens its form below the guide when the reader asks for it.
const guide = document.getElementById('guide');
const apply = document.getElementById('apply');
const links = [...document.querySelectorAll('.items a')];
const codeOf = (link) => new URL(link.href).searchParams.get('code');
const wanted = new URLSearchParams(location.search).get('code');
const current = links.find((link) => codeOf(link) === wanted) ?? links[0];

current.setAttribute('aria-current', 'page');
if (guide.getAttribute('item') !== codeOf(current)) guide.setAttribute('item', codeOf(current));

guide.addEventListener('qwy-start', (event) => {
  document.getElementById('form').setAttribute('item', event.itemCode);
  apply.hidden = false;
  apply.scrollIntoView();
});
