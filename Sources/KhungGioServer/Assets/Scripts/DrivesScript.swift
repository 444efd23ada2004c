/// The script of the page of drives.
enum DrivesScript {
  static let text = #"""
    import { $, all, say, send } from "./common.js";

    async function go(path, body) {
      try {
        location.href = (await send(path, body)).go;
      } catch (error) {
        say(error.message, true);
        return error;
      }
    }

    for (const button of all("button[data-folder]")) {
      button.addEventListener("click", () => go("/api/open", { folder: button.dataset.folder }));
    }

    $("#begin").addEventListener("submit", async event => {
      event.preventDefault();
      const button = $("button", event.target);
      button.disabled = true;
      const answers = Object.fromEntries(new FormData(event.target));
      for (const input of all("input", event.target)) input.removeAttribute("aria-invalid");
      const error = await go("/api/begin", answers);
      button.disabled = false;
      const field = error?.field && event.target.elements[error.field];
      if (field) {
        field.setAttribute("aria-invalid", "true");
        field.focus();
      }
    });
    """#
}
