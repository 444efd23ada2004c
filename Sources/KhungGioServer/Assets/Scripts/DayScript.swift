/// The script of the page of the day.
enum DayScript {
  static let text = #"""
    import { all, listen, read, say, send } from "./common.js";

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

    function ready() {
      for (const button of all("[data-called]")) {
        button.onclick = () => attempt(async () => {
          const { called, session, slot } = button.dataset;
          await send("/api/day/called", { registrant: called, session, slot });
          location.reload();
        });
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
