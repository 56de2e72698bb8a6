// A button copies the text of the element that it names. Without this script, or where the browser
// lets no page copy, there is no button.

const SAID_FOR = 2000;

const buttons = navigator.clipboard ? document.querySelectorAll("button[data-copies]") : [];

for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = said;
    }, SAID_FOR);
  });
}
