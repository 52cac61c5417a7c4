// Shows the item named in the address; opens the form when the reader asks for it.
const code = new URLSearchParams(location.search).get('code') ?? '';
const guide = document.getElementById('guide');
const form = document.getElementById('form');
const apply = document.getElementById('apply');
const next = document.getElementById('next');

guide.setAttribute('item', code);

guide.addEventListener('qwy-start', () => {
  form.setAttribute('item', code);
  apply.hidden = false;
  apply.scrollIntoView();
});

form.addEventListener('qwy-form-submitted', (event) => {
  next.hidden = false;
  next.querySelector('a').href = `/case?number=${encodeURIComponent(event.caseNumber)}`;
});
