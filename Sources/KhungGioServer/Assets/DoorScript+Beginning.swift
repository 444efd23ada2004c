extension DoorScript {
  /// How a phone begins, and its forms.
  static let beginning = ##"""
    // MARK: beginning

    function useList(value) {
      list = value;
      if (value.ahead === undefined) value.ahead = new Date(value.time) - Date.now();
      ahead = value.ahead;
      people = value.people;
      known = prepare(people);
      const ids = value.sessions.map(one => one.id);
      const choice = $("#session");
      choice.replaceChildren(...value.sessions.filter(one => one.isToday).map(one =>
        element("option", { value: one.id, textContent: `${one.site} ${one.opens}–${one.closes}` })));
      if (!ids.includes(session)) session = value.sessions.find(one => one.isToday)?.id ?? ids[0];
      choice.value = session;
      $("#sessions").hidden = choice.options.length < 2;
    }

    async function load() {
      let answer;
      try {
        answer = await fetch("/api/people");
      } catch {
        return false;
      }
      if (answer.status === 401) return shutOut();
      if (!answer.ok) return false;
      const value = await answer.json();
      useList(value);
      await store.set("list", value);
      heard = Date.now();
      show();
      return true;
    }

    function shutOut() {
      isShutOut = true;
      source?.close();
      if (queue.length) say(t("shutOut"), true);
      $("#join").hidden = false;
      $("#door").hidden = true;
      return false;
    }

    function begin() {
      isShutOut = false;
      $("#join").hidden = true;
      $("#door").hidden = false;
      listen();
      const code = document.body.dataset.code;
      if (code) {
        field.value = code;
        const person = people.find(one => personPart(one.code || "") === personPart(code));
        show();
        if (person && stateOf(subjectOf(person)).came) choose(person);
      }
      show();
      field.focus();
      sendAll();
    }

    $("#join form").onsubmit = async event => {
      event.preventDefault();
      const form = new FormData(event.target);
      try {
        const answer = await fetch("/api/join", {
          method: "POST", headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ pin: form.get("pin"), name: form.get("name") }) });
        const value = await answer.json();
        if (!answer.ok) return say(value.error === "wrong-pin" ? t("wrongPIN") : value.says, true);
        say("");
        await store.set("device", value);
        isShutOut = false;
        if (await load()) begin();
      } catch {
        say(t("disconnected"), true);
      }
    };

    field.oninput = showFound;
    $("#search-form").onsubmit = event => {
      event.preventDefault();
      const buttons = results.querySelectorAll("button");
      if (buttons.length === 1) buttons[0].click();
    };
    $("#session").onchange = event => {
      session = event.target.value;
      store.set("session", session);
      show();
    };

    $("#walk-in").onclick = async () => {
      const name = element("input", { name: "name", required: true, autocomplete: "off",
        value: /\d/.test(field.value) ? "" : field.value, id: "walk-in-name" });
      const advice = element("p", { textContent: "" });
      const later = element("button", { type: "button", hidden: true });
      const person = () => ({ walkIn: newCode(), name: name.value.trim(), unit: "" });
      const add = async slot => {
        if (!name.reportValidity()) return;
        const one = person(), subject = subjectOf(one);
        const base = { session, subject, time: now().toISOString().replace(/\.\d+/, "") };
        const events = [{ ...base, id: newID(), kind: "walk-in", name: one.name, slot: slot ?? "" }];
        if (!slot) events.push({ ...base, id: newID(), kind: "in" });
        ready();
        await keep(events);
        done(one, slot ? "walk-in" : "in", events[events.length - 1]);
      };
      const enter = element("button", { type: "submit", className: "main", textContent: t("letIn") });
      const form = element("form", {},
        element("label", { htmlFor: "walk-in-name", textContent: sheet.dataset.nameLabel }), name,
        advice, element("div", { className: "row" }, enter, later,
          element("button", { type: "button", textContent: t("close"), onclick: close })));
      form.onsubmit = event => { event.preventDefault(); add(null); };
      sheet.replaceChildren(
        element("h2", { textContent: $("#walk-in").textContent }), form);
      sheet.showModal();
      name.focus();
      try {
        const slot = await (await fetch(`/api/slot`)).json();
        advice.textContent = slot.slot ? t("slotFree", slot.slot) : t("noSlotFree");
        later.hidden = !slot.slot;
        later.textContent = t("comeAt", slot.slot);
        later.onclick = () => add(slot.slot);
      } catch {
        advice.textContent = t("slotUnknown");
      }
    };

    $("#log").onclick = async () => {
      const items = element("ul", { className: "log" });
      sheet.replaceChildren(element("h2", { textContent: $("#log").textContent }), items,
        element("div", { className: "row" }, element("button",
          { type: "button", textContent: t("close"), onclick: close })));
      sheet.showModal();
      const entry = (event, name, isWaiting) => element("li", {},
        element("span", { textContent: [event.at ?? clock(new Date(event.time)), name,
          t("event." + event.kind), event.device, isWaiting ? t("waiting") : "",
          event.isUndone ? t("undone") : ""].filter(Boolean).join(" · ") }),
        !event.isUndone && event.kind !== "undo" && element("button", { type: "button",
          textContent: t("undo"), onclick: () => undoEvent(
            { name, ...(event.subject.startsWith("w:") ? { walkIn: event.subject.slice(2) }
              : { id: event.subject.slice(2) }) }, event.id) }));
      const nameOf = subject => states[subject]?.name
        || people.find(person => "r:" + person.id === subject)?.name || subject.slice(2);
      for (const event of [...queue].reverse()) items.append(entry(event, nameOf(event.subject), true));
      try {
        const value = await (await fetch("/api/log")).json();
        for (const event of value.events) items.append(entry(event, nameOf(event.subject), false));
      } catch {
        items.append(element("li", { textContent: t("disconnected") }));
      }
    };

    try {
      store = await openStore("khunggio-" + document.body.dataset.drive);
      queue = await store.queue();
      session = await store.get("session") ?? "";
      const kept = await store.get("states");
      if (kept) ({ states, last, reading } = kept);
      Object.keys(states).forEach(noteNewcomer);
      const before = await store.get("list");
      if (before) useList(before);
      if (await load() || (list && !isShutOut)) begin();
      else shutOut();
    } catch (error) {
      say(t("notStored"), true);
    }
    """##
}
