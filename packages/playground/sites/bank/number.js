// A case number may come along in the address; it opens nothing without the code on the receipt.
const number = new URLSearchParams(location.search).get('number');
if (number)
  for (const element of document.querySelectorAll('qwy-case, qwy-rating')) element.setAttribute('case', number);
