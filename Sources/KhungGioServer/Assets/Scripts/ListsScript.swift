/// The script of the page of lists.
enum ListsScript {
  static let text = #"""
    import { $, all, listen, renew, say, send } from "./common.js";

    const mostBytes = 20 * 1024 * 1024;

    async function base64(file) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 0x8000) {
        text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      }
      return btoa(text);
    }

    async function attempt(work) {
      document.body.setAttribute("aria-busy", "true");
      try {
        await work();
      } catch (error) {
        say(error.message, true);
        if (error.code === "stale") await show();
      } finally {
        document.body.removeAttribute("aria-busy");
      }
    }

    async function show() {
      await renew("drive", "preview");
      ready();
    }

    async function take(list) {
      const files = [...list];
      if (!files.length) return;
      if (files.reduce((sum, file) => sum + file.size, 0) > mostBytes) {
        say(document.body.dataset.toolarge, true);
        return;
      }
      say(document.body.dataset.reading);
      await attempt(async () => {
        const sent = [];
        for (const file of files) sent.push({ name: file.name, content: await base64(file) });
        await send("/api/import?dry=1", { files: sent });
        await show();
        say("");
        $("#preview h2")?.scrollIntoView({ block: "start" });
      });
    }

    function options() {
      const form = $("#options");
      if (!form) return {};
      const values = new FormData(form);
      return {
        missing: values.get("missing") || undefined, again: values.has("again"),
        newUnits: values.has("newUnits"), withoutRefused: values.has("withoutRefused"),
        map: values.getAll("map").filter(said => said),
      };
    }

    function ready() {
      $("#commit")?.addEventListener("click", event => attempt(async () => {
        event.target.disabled = true;
        const done = await send("/api/import", { number: Number(event.target.dataset.number) });
        await show();
        say(done.says);
      }));
      $("#discard")?.addEventListener("click", () => attempt(async () => {
        await send("/api/import", {}, "DELETE");
        await show();
      }));
      $("#options")?.addEventListener("change", event => attempt(async () => {
        const name = event.target.name;
        await send("/api/import?dry=1", options());
        await show();
        $(`#options [name="${name}"]:checked, #options [name="${name}"]`)?.focus();
      }));
    }

    const drop = $("#drop"), input = $("#files");
    input.addEventListener("change", () => { take(input.files); input.value = ""; });
    for (const name of ["dragenter", "dragover"]) {
      document.addEventListener(name, event => {
        event.preventDefault();
        drop.classList.add("over");
      });
    }
    document.addEventListener("dragleave", event => {
      if (!event.relatedTarget) drop.classList.remove("over");
    });
    document.addEventListener("drop", event => {
      event.preventDefault();
      drop.classList.remove("over");
      take(event.dataTransfer.files);
    });

    listen("/api/events", {
      drive: async event => {
        if (event.inputs === document.body.dataset.inputs) return;
        await show();
        say(document.body.dataset.changed);
      },
    });
    ready();
    """#
}
