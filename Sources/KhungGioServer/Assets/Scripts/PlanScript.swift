/// The script of the page of the plan.
enum PlanScript {
  static let text = #"""
    import { $, all, listen, renew, say, send } from "./common.js";

    const base = () => ({
      inputs: document.body.dataset.inputs, plan: document.body.dataset.plan || "",
    });
    const language = document.documentElement.lang;

    async function show() {
      await renew("controls", "plan", "offers", "tables");
    }

    // Opens the slots of a person, a unit or a cell without leaving the page.
    async function open(address, isNew = true) {
      if (isNew) history.pushState(null, "", address);
      await renew("offers");
      const head = $("#who");
      if (head) {
        head.focus({ preventScroll: true });
        $("#panel").scrollIntoView({ block: "nearest" });
      }
    }

    function query() {
      const { u, s, p } = $("#panel").dataset;
      return { u: u && Number(u), s, p: p && Number(p) };
    }

    async function attempt(work) {
      try {
        await work();
      } catch (error) {
        say(error.message, true);
        if (error.code === "stale") await show();
      }
    }

    async function move(to) {
      await attempt(async () => {
        const done = await send("/api/moves", { query: query(), to, base: base() });
        history.replaceState(null, "", location.pathname);
        await show();
        say(done.says);
        $("[data-step='-1']")?.focus();
      });
    }

    document.addEventListener("click", event => {
      const link = event.target.closest("a[data-move]");
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        attempt(() => open(link.getAttribute("href") === "?" ? location.pathname : link.href));
        return;
      }
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.to !== undefined) move(button.dataset.to);
      if (button.dataset.pins) {
        attempt(async () => {
          const pins = button.dataset.pins === "true";
          await send("/api/pinned", { query: query(), pins, base: base() });
          await show();
          $("[data-pins]")?.focus();
        });
      }
      if (button.dataset.step) {
        attempt(async () => {
          const steps = Number(button.dataset.step);
          await send("/api/undo", { steps, base: base() });
          await show();
          say($(".card p")?.textContent || "");
          $(`[data-step='${steps}']`)?.focus();
        });
      }
      if (button.id === "start") {
        attempt(async () => {
          await send("/api/plan", {});
          $("#start").hidden = true;
          $("#stop").hidden = false;
          $("#stop").focus();
          $("#progress").textContent = document.body.dataset.begins;
        });
      }
      if (button.id === "stop") attempt(() => send("/api/plan", {}, "DELETE"));
    });

    addEventListener("popstate", () => attempt(() => open(location.href, false)));

    let said = 0;
    listen("/api/events", {
      progress: event => {
        // Not every time: screen readers read each of them out.
        if (Date.now() - said < 1000) return;
        said = Date.now();
        $("#progress").textContent = event.says[language];
      },
      planned: async event => {
        await show();
        say(event.says[language], event.isError);
        if (document.activeElement === document.body) $("#start")?.focus();
      },
      drive: async event => {
        const now = base();
        if (event.inputs === now.inputs && event.plan === now.plan) return;
        await show();
      },
    });
    """#
}
