// A button copies the text of the element that it names. Without this script there is no button.

const SAID_FOR = 2000;

for (const button of document.querySelectorAll("button[data-copies]")) {
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
