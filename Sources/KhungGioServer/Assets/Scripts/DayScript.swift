/// The script of the page of the day.
enum DayScript {
  static let text = #"""
    import { all, listen, read, say, sayLater, send } from "./common.js";

    const minutesBetween = 1;
    let isWaiting = false;

    // What many phones record within a second is one look at the page; and never at what was asked for,
    // such as a forecast, which takes time and stays as it was asked.
    function show() {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(async () => {
        try {
          const text = await read(await fetch(location.pathname));
          const page = new DOMParser().parseFromString(text, "text/html");
          for (const id of ["facts", "lists", "devices"]) {
            const now = page.getElementById(id), before = document.getElementById(id);
            if (now && before) before.replaceWith(document.adoptNode(now));
          }
          ready();
        } catch (error) {
          say(error.message || document.body.dataset.unreachable, true);
        } finally {
          isWaiting = false;
        }
      }, 1000);
    }

    async function attempt(work) {
      try {
        await work();
      } catch (error) {
        say(error.message, true);
      }
      show();
    }

    const base = () => ({
      inputs: document.body.dataset.inputs, plan: document.body.dataset.plan || "",
    });

    // Publishes, then shows who is to be informed.
    async function leave(button, path, body) {
      button.disabled = true;
      try {
        sayLater((await send(path, body)).says);
        location.assign(location.pathname + "?xem=da-doi");
      } catch (error) {
        button.disabled = false;
        say(error.message, true);
      }
    }

    function ready() {
      for (const button of all("[data-called]")) {
        button.onclick = () => attempt(async () => {
          const { called, session, slot } = button.dataset;
          await send("/api/day/called", { registrant: called, session, slot });
          location.reload();
        });
      }
      for (const button of all("[data-change]")) {
        button.onclick = () => leave(button, "/api/day/change",
          { number: Number(button.dataset.change) });
      }
      for (const button of all("[data-restore]")) {
        button.onclick = () => leave(button, "/api/day/restore",
          { number: Number(button.dataset.restore), base: base() });
      }
      for (const button of all("[data-pin]")) {
        button.onclick = () => attempt(() => send("/api/pin"));
      }
      for (const button of all("[data-device]")) {
        button.onclick = () =>
          attempt(() => send(`/api/devices/${button.dataset.device}`, {}, "DELETE"));
      }
    }

    listen("/api/events", { count: show, drive: show });
    setInterval(show, minutesBetween * 60000);
    ready();
    """#
}
