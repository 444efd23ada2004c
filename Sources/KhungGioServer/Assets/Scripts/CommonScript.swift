/// What the scripts of all pages share.
enum CommonScript {
  static let text = #"""
    // Sends a write and gives what comes back; an error is said in the page's own words.
    export async function send(path, body, method = "POST") {
      let answer;
      try {
        answer = await fetch(path, {
          method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}),
        });
      } catch {
        throw new Error(document.body.dataset.unreachable || "…");
      }
      return read(answer);
    }

    export async function read(answer) {
      const isJSON = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      const value = isJSON ? await answer.json() : await answer.text();
      if (answer.ok) return value;
      const error = new Error(isJSON ? value.says : answer.statusText);
      error.code = isJSON ? value.error : "";
      throw error;
    }

    // Tells everybody, screen readers too.
    export function say(text, isError = false) {
      const place = document.getElementById("said");
      place.classList.toggle("error", isError);
      place.setAttribute("role", isError ? "alert" : "status");
      place.textContent = text;
      clearTimeout(gone);
      // What went well need not stay.
      if (!isError) gone = setTimeout(() => { place.textContent = ""; }, 8000);
    }
    let gone;

    // Says it on the next page.
    export const sayLater = text => sessionStorage.setItem("says", text);

    // Keeps what a write gives back as a file.
    export async function download(path, body) {
      const answer = await fetch(path, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      const type = answer.headers.get("Content-Type") || "";
      if (!answer.ok || type.startsWith("application/json")) return read(answer);
      const name = /filename="([^"]*)"/.exec(answer.headers.get("Content-Disposition") || "");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name ? name[1] : "";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    }

    export function listen(path, handlers) {
      let source;
      const open = () => {
        source?.close();
        source = new EventSource(path);
        for (const [name, handle] of Object.entries(handlers)) {
          source.addEventListener(name, event => handle(JSON.parse(event.data)));
        }
        // An answer with an error ends a stream for good.
        source.onerror = () => {
          if (source.readyState === EventSource.CLOSED) setTimeout(open, 2000);
        };
      };
      open();
      document.addEventListener("visibilitychange", () => {
        if (!document.hidden && source.readyState === EventSource.CLOSED) open();
      });
      addEventListener("pagehide", () => source.close());
      addEventListener("pageshow", event => { if (event.persisted) open(); });
    }

    export const $ = (selector, within = document) => within.querySelector(selector);
    export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

    const later = sessionStorage.getItem("says");
    if (later) {
      sessionStorage.removeItem("says");
      say(later);
    }

    // A part of the page as the server shows it now.
    export async function renew(...ids) {
      const answer = await fetch(location.pathname + location.search);
      const page = new DOMParser().parseFromString(await read(answer), "text/html");
      Object.assign(document.body.dataset, page.body.dataset);
      for (const id of ids) {
        const now = page.getElementById(id), before = document.getElementById(id);
        if (now && before) before.replaceWith(document.adoptNode(now));
      }
    }
    """#
}
