/// The script of the page that tries other numbers.
enum WhatIfScript {
  static let text = #"""
    import { $, all, say, send } from "./common.js";
    import { changed, confirm } from "./settingform.js";

    const form = $("#tried");

    for (const slider of all("input[type=range]", form)) {
      const field = form.elements[slider.dataset.of];
      slider.addEventListener("input", () => { field.value = slider.value; });
      field.addEventListener("input", () => { slider.value = field.value; });
    }

    let last = 0;
    form?.addEventListener("submit", async event => {
      event.preventDefault();
      const settings = changed(form);
      if (!settings.length) return say(document.body.dataset.nothing);
      const number = ++last;
      $("#trying").textContent = document.body.dataset.trying;
      try {
        const tried = await send("/api/whatif", { settings });
        if (number !== last || tried.isOld) return;
        put("#found", tried.html);
        $("#trying").textContent = "";
      } catch (error) {
        if (number === last) $("#trying").textContent = "";
        say(error.message, true);
      }
    });

    const drawing = $("#frontier");
    const around = 3;
    drawing?.elements.key.addEventListener("change", event => {
      const now = Number(event.target.selectedOptions[0].dataset.now);
      drawing.elements.from.value = Math.max(Math.min(1, now), now - around);
      drawing.elements.to.value = now + around;
    });
    drawing?.addEventListener("submit", async event => {
      event.preventDefault();
      const { key, measure, from, to } = Object.fromEntries(new FormData(drawing));
      const number = ++last;
      $("#drawing").textContent = document.body.dataset.trying;
      try {
        const drawn = await send("/api/frontier", {
          key, measure, from: Number(from), to: Number(to) });
        if (number === last && !drawn.isOld) put("#drawn", drawn.html);
      } catch (error) {
        say(error.message, true);
      }
      if (number === last) $("#drawing").textContent = "";
    });

    // Made by this program, with every text escaped.
    function put(place, html) {
      const page = new DOMParser().parseFromString(html, "text/html");
      $(place).replaceChildren(...page.body.childNodes);
    }

    $("#apply")?.addEventListener("click", () => confirm(changed(form)));
    """#
}

/// The script of the page that explains.
enum WhyScript {
  static let text = #"""
    import { $, listen, renew, say, send } from "./common.js";

    const language = document.documentElement.lang;

    document.addEventListener("click", async event => {
      try {
        if (event.target.id === "start") {
          await send("/api/explain", {});
          $("#start").hidden = true;
          $("#stop").hidden = false;
          $("#stop").focus();
          $("#progress").textContent = document.body.dataset.begins;
        }
        if (event.target.id === "stop") await send("/api/explain", {}, "DELETE");
      } catch (error) {
        say(error.message, true);
      }
    });

    listen("/api/events", {
      explaining: event => { $("#progress").textContent = event.says[language]; },
      explained: async event => {
        await renew("controls", "found");
        if (event.isError) say(event.says[language], true);
      },
    });
    """#
}
