/// The script of the page of the plan.
enum PlanScript {
  static let text = #"""
    import { $, all, listen, read, renew, say, send } from "./common.js";

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

    function query(panel = $("#panel")) {
      const { u, s, p } = panel.dataset;
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

    async function move(to, whom = query()) {
      await attempt(async () => {
        const done = await send("/api/moves", { query: whom, to, base: base() });
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

    // Dragging is a short cut: the same slots, with the same effects, are buttons after a click.
    let dragged = null;

    // The slots of whom a link names, as the page that it leads to offers them.
    async function offered(address) {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await read(answer), "text/html");
      return {
        whom: query($("#panel", page)),
        slots: new Map(all("#panel [data-to]", page).map(button => [button.dataset.to, {
          text: button.textContent.trim().replace(/\s+/g, " "), isBroken: !!$(".bad", button) }])),
      };
    }

    document.addEventListener("dragstart", event => {
      const link = event.target.closest?.("a[data-move]");
      if (!link || link.getAttribute("href") === "?") return;
      event.dataTransfer.effectAllowed = "move";
      link.classList.add("dragged");
      const mine = dragged = { offered: offered(link.href), known: null };
      mine.offered.then(known => {
        mine.known = known;
        if (dragged !== mine) return;
        for (const head of all("thead [data-slot]")) {
          const offer = known.slots.get(head.dataset.slot);
          head.classList.add(!offer ? "closed" : offer.isBroken ? "breaks" : "fits");
        }
      }).catch(error => say(error.message, true));
    });

    const column = slot => all(`table.slots [data-slot="${slot}"]`);
    let over = "";

    function leave() {
      for (const cell of column(over)) cell.classList.remove("over");
      over = "";
    }

    document.addEventListener("dragover", event => {
      if (!dragged) return;
      const slot = event.target.closest?.("[data-slot]")?.dataset.slot ?? "";
      const { known } = dragged;
      // Before the effects are known it may be dropped anywhere: then they are waited for.
      if (slot && (!known || known.slots.has(slot))) event.preventDefault();
      if (slot === over) return;
      leave();
      over = slot;
      for (const cell of column(slot)) cell.classList.add("over");
      if (slot && known) say(known.slots.get(slot)?.text ?? document.body.dataset.nodrop);
    });

    document.addEventListener("drop", event => {
      const slot = event.target.closest?.("[data-slot]")?.dataset.slot;
      if (!dragged || !slot) return;
      event.preventDefault();
      const { offered } = dragged;
      attempt(async () => {
        const { whom, slots } = await offered;
        if (slots.has(slot)) await move(slot, whom);
        else say(document.body.dataset.nodrop, true);
      });
    });

    document.addEventListener("dragend", () => {
      dragged = null;
      leave();
      for (const head of all("thead [data-slot]")) head.classList.remove("closed", "breaks", "fits");
      for (const link of all(".dragged")) link.classList.remove("dragged");
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
