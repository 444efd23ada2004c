/// The script of the page that tries a phone out.
enum TryScript {
  static let text = #"""
    import { $ } from "./common.js";
    import { newID, openStore } from "./door-store.js";

    const texts = JSON.parse(document.body.dataset.texts);
    const place = $("#tries");
    const mostSeconds = 8, mostDifference = 60;
    let isGood = true;

    const within = work => Promise.race([work, new Promise((_, reject) =>
      setTimeout(() => reject(new Error("time")), mostSeconds * 1000))]);

    // One line: what is tried, and what came of it. Only some of it is needed at the door.
    async function attempt(name, isNeeded, work) {
      const row = document.createElement("li"), mark = document.createElement("strong");
      const help = document.createElement("p");
      row.className = "card";
      row.dataset.name = name;
      mark.textContent = texts.running;
      help.className = "hint";
      row.append(texts[name], " – ", mark, help);
      place.append(row);
      let works = true;
      try {
        const said = await within(work());
        if (said) row.firstChild.textContent = said;
      } catch (error) {
        works = false;
      }
      row.dataset.works = works;
      row.classList.add(works ? "good-box" : isNeeded ? "error-box" : "plain-box");
      mark.textContent = (works ? "✓ " + texts.good : (isNeeded ? "✗ " : "– ") + texts.bad);
      help.textContent = works ? "" : texts[name + "Help"] ?? "";
      if (!works && isNeeded) isGood = false;
      return works;
    }

    let difference = 0;
    await attempt("reach", true, async () => {
      const before = Date.now();
      const answer = await fetch("/api/try");
      if (!answer.ok) throw new Error();
      const { time } = await answer.json();
      difference = Math.round((new Date(time) - (before + Date.now()) / 2) / 1000);
    });
    const line = newID();
    let store;
    await attempt("store", true, async () => {
      store = await openStore("khunggio-try");
      await store.set("line", line);
      if (await store.get("line") !== line) throw new Error();
    });
    await attempt("queue", true, async () => {
      const events = [{ id: newID() }, { id: newID() }];
      await store.add(events);
      const again = await openStore("khunggio-try");
      const kept = (await again.queue()).map(event => event.id);
      if (!events.every(event => kept.includes(event.id))) throw new Error();
      await again.remove(events.map(event => event.number));
      if ((await again.queue()).length) throw new Error();
    });
    await attempt("live", false, () => new Promise((resolve, reject) => {
      const source = new EventSource("/api/try/live");
      source.addEventListener("tried", () => { source.close(); resolve(); });
      source.onerror = () => { source.close(); reject(new Error()); };
    }));
    await attempt("clock", false, async () => {
      if (Math.abs(difference) > mostDifference) throw new Error();
      return texts.clock.replace("{0}", Math.abs(difference));
    });
    // A row whose number is not known says nothing.
    const clock = $("[data-name=clock]");
    if (clock.dataset.works === "false") {
      clock.firstChild.textContent = texts.clock.replace("{0}", Math.abs(difference));
    }
    // Nothing to try: codes are read with the phone's own camera.
    const note = document.createElement("li"), advice = document.createElement("p");
    note.className = "card";
    note.dataset.name = "camera";
    advice.className = "hint";
    advice.textContent = texts.cameraHelp;
    note.append(texts.camera, advice);
    place.append(note);
    const verdict = $("#verdict");
    verdict.textContent = isGood ? "✓ " + texts.allGood : "✗ " + texts.someBad;
    verdict.classList.add(isGood ? "good-box" : "error-box");
    document.body.dataset.tried = isGood;
    """#
}
