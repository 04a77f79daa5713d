/* Runs on a household's page where the telephone can: a photo is made smaller before it is sent. Without it the form sends it as it is. */
import { shrunk } from "./shrink.js";

const form = document.querySelector("form[data-longest-side]");
const field = form && form.querySelector("input[type=file]");
if (field)
  field.addEventListener("change", async () => {
    const file = field.files[0];
    if (!file) return;
    const send = form.querySelector("button");
    send.disabled = true;
    try {
      const chosen = new DataTransfer();
      chosen.items.add(await shrunk(file, Number(form.dataset.longestSide)));
      field.files = chosen.files;
    } finally {
      send.disabled = false;
    }
  });
