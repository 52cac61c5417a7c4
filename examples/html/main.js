// The form opens when the reader of the guide wants to apply.
document.querySelector('qwy-guide').addEventListener('qwy-start', ({ itemCode }) => {
  document.querySelector('qwy-form').setAttribute('item', itemCode);
});
