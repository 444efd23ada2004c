/// The script of the page of the day.
enum DayScript {
  static let text = #"""
    import { all, listen, renew, say, send } from "./common.js";

    const minutesBetween = 1;
    let isWaiting = false;

    // What many phones record within a second is one look at the page.
    async function show() {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(async () => {
        isWaiting = false;
        try {
          await renew("facts", "lists", "devices");
          ready();
        } catch (error) {
          say(error.message, true);
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
