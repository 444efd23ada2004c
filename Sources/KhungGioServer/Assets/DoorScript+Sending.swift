extension DoorScript {
  /// How what was recorded reaches the server, and what others recorded reaches the phone.
  static let sending = ##"""
    // MARK: sending

    // The queue is everything that was not acknowledged; there is no third state.
    async function sendAll() {
      if (isSending || isShutOut || !queue.length) return;
      isSending = true;
      try {
        while (queue.length) {
          const part = queue.slice(0, mostSent);
          const answer = await fetch("/api/arrivals", {
            method: "POST", headers: { "Content-Type": "application/json" },
            body: JSON.stringify({ events: part.map(wire) }) });
          if (answer.status === 401) return shutOut();
          const value = await answer.json();
          // Such as a full disk: what waits goes on waiting, and somebody must know.
          if (!answer.ok) return say(value.says, true);
          if (value.refused.length) say(t("refused", value.refused.length), true);
          const over = new Set([...value.kept, ...value.refused.map(one => one.id)]);
          await store.remove(part.filter(event => over.has(event.id)).map(event => event.number));
          queue = queue.filter(event => !over.has(event.id));
          take(value);
          if (!over.size) return;
        }
      } catch {
        // No connection: what waits is tried again.
      } finally {
        isSending = false;
        show();
      }
    }

    function wire({ subject, ...event }) {
      if (event.kind === "undo") return event;
      return subject.startsWith("w:") ? { ...event, walkIn: subject.slice(2) }
        : { ...event, registrant: subject.slice(2) };
    }

    function take(value) {
      for (const state of value.states ?? []) {
        states[state.subject] = state;
        noteNewcomer(state.subject);
      }
      if (value.reading && value.reading.last >= (reading?.last ?? 0)) reading = value.reading;
      last = Math.max(last, value.last ?? 0);
      if (value.time) ahead = new Date(value.time) - Date.now();
      heard = Date.now();
    }

    let source;
    function listen() {
      source?.close();
      source = new EventSource(`/api/live?after=${last}`);
      source.addEventListener("states", event => {
        isConnected = true;
        take(JSON.parse(event.data));
        store.set("states", { states, last, reading });
        show();
      });
      source.addEventListener("beat", event => {
        isConnected = true;
        take(JSON.parse(event.data));
        showStatus();
      });
      source.addEventListener("people", load);
      source.onerror = () => {
        isConnected = false;
        showStatus();
      };
    }

    setInterval(() => {
      if (isShutOut || !list) return;
      if (Date.now() - heard > secondsWithoutBeat * 1000 || source?.readyState === 2) {
        isConnected = false;
        listen();
      }
      sendAll();
      showStatus();
    }, secondsBetweenTries * 1000);
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && list && !isShutOut) listen();
    });

    """##
}
