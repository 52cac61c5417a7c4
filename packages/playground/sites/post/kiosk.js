// A kiosk of one page: screens are sections; leaving one forgets what was done there.
const visit = document.getElementById('visit');
const screens = [...document.querySelectorAll('[data-screen]')];
const after = document.querySelector('.after');

function show(name) {
  for (const screen of screens) screen.hidden = screen.dataset.screen !== name;
  window.scrollTo(0, 0);
}

// Frames are opened when their screen is, and closed with it: nothing of a visitor waits for the next one.
function fresh(tag, attributes) {
  const old = document.getElementById(tag);
  const element = document.createElement(`qwy-${tag}`);
  element.id = tag;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...old.childNodes);
  old.replaceWith(element);
}

function goHome() {
  fresh('guide', {});
  for (const tag of ['form', 'case', 'rating', 'license']) fresh(tag, { hidden: '' });
  after.hidden = true;
  delete after.querySelector('button').dataset.number;
  show('start');
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-item], button[data-go]');
  if (!button) return;
  const { item, go } = button.dataset;
  if (item) {
    fresh('guide', { item });
    show('guide');
  } else {
    const number = button.dataset.number;
    fresh(go, number ? { case: number } : {});
    show(go);
  }
});

document.addEventListener('qwy-start', (event) => {
  fresh('form', { item: event.itemCode });
  show('form');
});
document.addEventListener('qwy-form-submitted', (event) => {
  after.hidden = false;
  after.querySelector('button').dataset.number = event.caseNumber;
});
document.getElementById('home').addEventListener('click', goHome);
visit.addEventListener('qwy-session-ended', goHome);
goHome();
