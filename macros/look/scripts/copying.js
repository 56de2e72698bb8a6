// A button copies its own text to copy, or that of the element that it names. Without this script, or
// where the browser lets no page copy, there is no button.

const SAID_FOR = 2000;

const copy = async (button) => {
  const { copies, text } = button.dataset;
  await navigator.clipboard.writeText(text ?? document.getElementById(copies).textContent);
  const said = button.textContent;
  button.textContent = _("Copied");
  setTimeout(() => {
    button.textContent = said;
  }, SAID_FOR);
};

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("button[data-copies]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button:is([data-copies], [data-text])");
    if (button) copy(button);
  });
}
