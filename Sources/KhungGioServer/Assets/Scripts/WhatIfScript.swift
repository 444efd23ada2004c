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
        // Made by this program, with every text escaped.
        const page = new DOMParser().parseFromString(tried.html, "text/html");
        $("#found").replaceChildren(...page.body.childNodes);
        $("#trying").textContent = "";
      } catch (error) {
        if (number === last) $("#trying").textContent = "";
        say(error.message, true);
      }
    });

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
