/// The page of a phone at the door.
enum DoorScript {
  static let text = showing + sending + beginning

  private static let showing = ##"""
    import { $, say } from "./common.js";
    import { newCode, newID, openStore } from "./door-store.js";
    import { fold, minuteOf, personPart, prepare, search } from "./door-search.js";

    const texts = JSON.parse(document.body.dataset.texts);
    const t = (name, ...values) => values.reduce(
      (text, value, place) => text.replace(`{${place}}`, value), texts[name] ?? name);
    const field = $("#search"), results = $("#results"), sheet = $("#sheet"), bar = $("#done");
    const secondsToUndo = 10, secondsBetweenTries = 3, secondsWithoutBeat = 25, mostSent = 200;
    // As many rows as a phone's screen shows above its keyboard; the others when no key came for
    // this long, so that none waits for them.
    const rowsAtOnce = 5, pauseInMilliseconds = 250;

    let store, list = null, people = [], known = prepare([]), states = {}, queue = [], session = "", last = 0;
    let isConnected = false, isShutOut = false, isSending = false, heard = 0, reading = null;
    let opened = null, undoable = null, rows = [], further = 0;

    // Phones' clocks differ: the server's tells the time, as long as it was heard once.
    let ahead = 0;
    const now = () => new Date(Date.now() + ahead);
    // Made once for a zone: it takes longer than everything else of a search.
    let shownTimes;
    const clock = (date = now()) => {
      if (shownTimes?.zone !== list?.zone) {
        shownTimes = { zone: list?.zone, format: new Intl.DateTimeFormat("en-GB",
          { hour: "2-digit", minute: "2-digit", timeZone: list?.zone }) };
      }
      return shownTimes.format.format(date);
    };
    // Worked out once a minute.
    let lastMinute = {};
    const minuteNow = () => {
      const date = now(), count = Math.floor(date / 60000);
      if (lastMinute.count !== count || lastMinute.zone !== list.zone) {
        lastMinute = { count, zone: list.zone, minute: minuteOf(clock(date)) };
      }
      return lastMinute.minute;
    };
    const element = (name, properties = {}, ...children) => {
      const made = Object.assign(document.createElement(name), properties);
      made.append(...children.filter(Boolean));
      return made;
    };
    // A text that is there already is not written: all of its line would be laid out again.
    const write = (place, text) => {
      if (place.firstChild?.data === text) return;
      if (place.firstChild && text) place.firstChild.data = text;
      else place.textContent = text;
    };
    const subjectOf = person => person.walkIn ? "w:" + person.walkIn : "r:" + person.id;
    const sessionNow = () => list?.sessions.find(one => one.id === session);

    // What was recorded here and is not acknowledged, over what the server says.
    function stateOf(subject) {
      const state = { ...states[subject] };
      for (const event of queue.filter(event => event.subject === subject)) {
        state.isWaiting = true;
        state.lastEvent = event.id;
        const time = clock(new Date(event.time));
        if (event.kind === "in") {
          if (state.present) state.twice = true;
          Object.assign(state, { present: true, came: state.came || time });
        }
        if (event.kind === "out") Object.assign(state, { present: false, left: time });
        if (event.kind === "deferred") Object.assign(state, { present: false, deferred: time });
        if (event.kind === "walk-in") Object.assign(state, { name: event.name, slot: event.slot });
        if (event.kind === "undo") Object.assign(state, { isUndoing: true });
      }
      return state;
    }

    const lasting = minutes => [minutes >= 60 && t("hours", Math.floor(minutes / 60)),
      minutes % 60 && t("minutes", minutes % 60)].filter(Boolean).join(" ");

    function remark(person, state, minute = minuteNow()) {
      const parts = [];
      if (person.walkIn) parts.push(t("newcomer"));
      else if (!person.slot && !state.slot) parts.push(t("noSlot"));
      const slot = person.slot || state.slot;
      if (state.called) parts.push(t("calledFor", state.slot));
      const questions = ids => ids.map(id => list.questions?.[id] ?? id).join(" · ");
      if (person.barredBy?.length) parts.push(t("barredBy", questions(person.barredBy)));
      if (person.asked?.length) parts.push(t("toAsk", questions(person.asked)));
      const here = sessionNow(), there = list.sessions.find(one => one.id === person.session);
      if (person.slot && there && here && there.date !== here.date) {
        parts.push(t("otherDay", `${there.dateText} ${person.slot}`));
      } else if (person.slot && there && there.id !== session) {
        parts.push(t("otherPlace", `${there.site} ${person.slot}`));
      } else if (slot && !state.came && here?.date === list.date) {
        const start = minuteOf(slot);
        if (minute < start) parts.push(t("early", lasting(start - minute)));
        else if (minute >= start + here.slotMinutes) {
          parts.push(t("late", lasting(minute - start - here.slotMinutes + 1)));
        }
      }
      return parts.filter(Boolean).join(" · ");
    }

    function mark(state) {
      if (state.isWaiting) return t("waiting");
      if (state.deferred) return t("deferredAt", state.deferred);
      if (state.twice) return t("twice");
      if (state.left && !state.present) return t("leftAt", state.left);
      if (state.came) return t("cameAt", state.came);
      return "";
    }

    // Made once and copied: a slow phone takes long for every element that is put together.
    const span = (className, ...children) => element("span", { className }, ...children);
    const blank = element("li", {}, element("button", { type: "button" },
      span("who", span("name"), span("about")), span("mark")));

    function newRow() {
      const item = blank.cloneNode(true), button = item.firstChild;
      const [who, marked] = button.children, [name, about] = who.children;
      const made = { item, button, who, name, about, marked, further: null, person: null,
        pressed: null };
      // What was pressed is what counts: a row may be another one's by the time the finger is up.
      button.onpointerdown = () => { made.pressed = subjectOf(made.person); };
      button.onclick = event => {
        const { person, pressed } = made, subject = subjectOf(person);
        made.pressed = null;
        if (event.detail && pressed && pressed !== subject) return;
        // One tap lets in; whoever was here already gets the other choices.
        if (stateOf(subject).came) choose(person);
        else record(person, "in");
      };
      return made;
    }

    function fill(row, person, minute) {
      const state = stateOf(subjectOf(person));
      row.person = person;
      write(row.name, person.name);
      write(row.about, [person.unit, person.slot ? t("slotAt", person.slot) : "",
        person.year ? t("bornIn", person.year) : "",
        person.phoneEnd ? t("phoneEnd", person.phoneEnd) : ""].filter(Boolean).join(" · "));
      write(row.marked, mark(state) || t("letIn"));
      const remarks = remark(person, state, minute);
      if (!remarks) row.further?.remove();
      else {
        row.further ??= span("remark");
        write(row.further, remarks);
        if (!row.further.parentNode) row.who.append(row.further);
      }
      const name = ["person", state.came && !state.isWaiting && "came",
        state.isWaiting && "queued", state.twice && "twice"].filter(Boolean).join(" ");
      if (row.button.className !== name) row.button.className = name;
    }

    const newcomerSubjects = new Set();
    const noteNewcomer = subject => {
      if (subject.startsWith("w:")) newcomerSubjects.add(subject);
    };

    const newcomers = () => {
      const codes = new Set(newcomerSubjects);
      for (const event of queue) if (event.kind === "walk-in") codes.add(event.subject);
      return [...codes].map(subject => {
        const state = stateOf(subject);
        const name = state.name || subject.slice(2);
        return { walkIn: subject.slice(2), name, unit: "", slot: state.slot, key: fold(name),
          session: state.session, code: subject.slice(2) };
      });
    };

    const look = minute => search(known, newcomers(), field.value, minute);

    // Some rows at once; the others after a pause, if nothing else is drawn before. After a key the
    // rows that are there get other texts, which takes less than other rows; after news a row stays
    // that of the same person: none is exchanged under a finger, and the focus stays.
    function draw(found, minute, atOnce, isTyped) {
      clearTimeout(further);
      const put = (person, place) => {
        const old = rows[place];
        const stays = old && (isTyped || subjectOf(old.person) === subjectOf(person));
        const row = stays ? old : newRow();
        fill(row, person, minute);
        if (stays) return;
        rows[place] = row;
        if (old) old.item.replaceWith(row.item);
        else results.append(row.item);
      };
      found.people.slice(0, atOnce).forEach(put);
      for (const row of rows.splice(Math.min(atOnce, found.people.length))) row.item.remove();
      if (found.people.length <= atOnce) return;
      further = setTimeout(() => found.people.slice(atOnce)
        .forEach((person, place) => put(person, atOnce + place)), pauseInMilliseconds);
    }

    const tellMore = found => write($("#more"), found.more ? t("moreFound", found.more)
      : found.isAsked && !found.people.length ? t("nobodyFound") : "");

    // After a key.
    function showFound() {
      if (!list) return;
      const minute = minuteNow(), found = look(minute);
      draw(found, minute, rowsAtOnce, !results.contains(document.activeElement));
      tellMore(found);
    }

    // After news.
    function show() {
      if (!list) return;
      showStatus();
      const minute = minuteNow(), found = look(minute);
      draw(found, minute, found.people.length, false);
      tellMore(found);
    }

    function showStatus() {
      const here = reading?.sessions.find(one => one.id === session);
      write($("#present"), here
        ? (here.limit === null ? `${here.present}` : `${here.present}/${here.limit}`) : "–");
      write($("#admission"), here?.says ?? "");
      document.body.classList.toggle("full", here?.admission === "full");
      document.body.classList.toggle("offline", !isConnected);
      const age = heard ? Math.floor((Date.now() - heard) / 60000) : 0;
      write($("#connection"), isConnected ? t("connected")
        : t("disconnected") + (age ? " · " + t("ageMinutes", age) : ""));
      const waiting = queue.length;
      write($("#queue"), waiting ? t("queued", waiting) : t("stored"));
      $("#queue").classList.toggle("bad", waiting > 0);
    }

    // MARK: recording

    async function record(person, kind, more = {}) {
      const event = { id: newID(), kind, session, subject: subjectOf(person),
        time: now().toISOString().replace(/\.\d+/, ""), ...more };
      ready();
      await keep([event]);
      done(person, kind, event);
    }

    // For the next one, at once: whoever types on while it is stored loses no letter.
    function ready() {
      close();
      field.value = "";
      field.focus();
    }

    async function keep(events) {
      try {
        await store.add(events);
      } catch {
        say(t("notStored"), true);
        throw new Error("not stored");
      }
      queue.push(...events);
      show();
      sendAll();
    }

    function done(person, kind, event) {
      const names = { in: "wasLetIn", out: "wasLeaving", deferred: "wasDeferred",
        undo: "wasUndone", "walk-in": "wasAdded" };
      const undo = kind === "undo" ? null
        : element("button", { type: "button", textContent: t("undo") });
      bar.replaceChildren(
        element("span", { textContent: t(names[kind], person.name) }), undo);
      bar.hidden = false;
      bar.dataset.event = event.id;
      if (undo) undo.onclick = () => undoEvent(person, event.id);
      clearTimeout(undoable);
      undoable = setTimeout(() => { bar.hidden = true; }, secondsToUndo * 1000);
      show();
    }

    const undoEvent = (person, id) => record(person, "undo", { undoes: id });

    function choose(person) {
      const state = stateOf(subjectOf(person));
      opened = person;
      const action = (text, work, isMain = false) => element("button",
        { type: "button", textContent: text, className: isMain ? "main" : "", onclick: work });
      sheet.replaceChildren(
        element("h2", { textContent: person.name }),
        element("p", { textContent: [mark(state), remark(person, state)].filter(Boolean).join(" · ") }),
        element("div", { className: "row" },
          state.present && action(t("leaves"), () => record(person, "out"), true),
          !state.deferred && action(t("defer"), () => record(person, "deferred")),
          action(t("letInAgain"), () => record(person, "in")),
          state.lastEvent && action(t("undo"), () => undoEvent(person, state.lastEvent)),
          action(t("close"), close)));
      sheet.showModal();
    }

    function close() {
      opened = null;
      if (sheet.open) sheet.close();
    }
    sheet.addEventListener("close", () => field.focus());

    """##
}
