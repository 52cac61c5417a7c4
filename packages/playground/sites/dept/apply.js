// Opens the form beside the guide when the reader asks for it.
const apply = document.getElementById('apply');
document.getElementById('guide').addEventListener('qwy-start', (event) => {
  document.getElementById('form').setAttribute('item', event.itemCode);
  apply.hidden = false;
  apply.scrollIntoView();
});
