/// The script of the page of what is sent.
enum SendScript {
  static let text = #"""
    import { $, download, listen, renew, say, send } from "./common.js";

    const base = () => ({
      inputs: document.body.dataset.inputs, plan: document.body.dataset.plan || "",
    });

    async function attempt(button, work) {
      button.disabled = true;
      try {
        await work();
      } catch (error) {
        say(error.message, true);
        if (error.code === "stale") await renew("send");
      }
      button.disabled = false;
    }

    document.addEventListener("submit", event => {
      event.preventDefault();
      const values = new FormData(event.target), button = $("button", event.target);
      if (event.target.id === "make") {
        say(document.body.dataset.making);
        attempt(button, async () => {
          const said = await download("/api/letters", {
            isFinal: values.has("final"), all: values.has("all"), changes: values.has("changes"),
            linked: values.has("linked"), base: base(),
          });
          say(said?.says || "");
        });
      }
      if (event.target.id === "issue") {
        attempt(button, async () => {
          const done = await send("/api/issue", { reason: values.get("reason"), base: base() });
          await renew("send");
          say(done.says);
        });
      }
    });

    document.addEventListener("click", event => {
      const button = event.target.closest("[data-letter]");
      if (!button) return;
      const values = new FormData(button.form);
      say(document.body.dataset.making);
      attempt(button, async () => {
        const said = await download("/api/letter", {
          unit: values.get("unit"), kind: button.dataset.letter, isFinal: values.has("final"),
          linked: values.has("linked"), base: base(),
        });
        say(said?.says || "");
      });
    });

    listen("/api/events", {
      drive: async event => {
        const now = base();
        if (event.inputs === now.inputs && event.plan === now.plan) return;
        await renew("send");
        say(document.body.dataset.changed);
      },
    });
    """#
}
