/// The scripts of the pages that change settings.
enum SettingsScript {
  static let text = #"""
    import { $, listen, say } from "./common.js";
    import { changed, confirm } from "./settingform.js";

    $("#settings")?.addEventListener("submit", event => {
      event.preventDefault();
      confirm(changed(event.target));
    });

    listen("/api/events", {
      drive: event => {
        if (event.inputs !== document.body.dataset.inputs) say(document.body.dataset.changed, true);
      },
    });
    """#

  /// What both pages share: which settings changed, and asking before they are written.
  static let form = #"""
    import { $, all, say, sayLater, send } from "./common.js";

    export function changed(form) {
      return all("[data-was]", form)
        .filter(input => input.value.trim() !== input.dataset.was)
        .map(input => ({ key: input.name, value: input.value.trim() }));
    }

    const ask = (settings, writes) => send("/api/settings", {
      settings, writes,
      base: { inputs: document.body.dataset.inputs, plan: document.body.dataset.plan || "" },
    });

    let waiting = [];

    export async function confirm(settings) {
      if (!settings.length) return say(document.body.dataset.nothing);
      try {
        const { difference } = await ask(settings, false);
        if (!difference.length) return say(document.body.dataset.nothing);
        const place = $("#difference");
        place.replaceChildren(...difference.flatMap(file => {
          const name = document.createElement("h3"), text = document.createElement("pre");
          name.textContent = file.name;
          for (const line of file.lines) {
            const row = document.createElement(line.startsWith("+") ? "ins" : "del");
            row.textContent = line + "\n";
            text.append(row);
          }
          return [name, text];
        }));
        waiting = settings;
        $("#confirm").hidden = false;
        $("#confirmhead").focus();
      } catch (error) {
        say(error.message, true);
      }
    }

    $("#cancel")?.addEventListener("click", () => { $("#confirm").hidden = true; });
    $("#write")?.addEventListener("click", async () => {
      try {
        const done = await ask(waiting, true);
        sayLater(done.says);
        location.reload();
      } catch (error) {
        say(error.message, true);
      }
    });
    """#
}
