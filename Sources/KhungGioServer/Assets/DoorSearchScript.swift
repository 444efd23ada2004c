/// How a phone at the door looks for people.
enum DoorSearchScript {
  static let text = ##"""
    // The same search as the organiser's, here because it must work without a connection.
    export function fold(text) {
      return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d")
        .replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    }

    const plain = code => {
      const signs = code.split("/").pop().toUpperCase().replace(/[^\p{L}\p{N}]/gu, "").replace(/O/g, "0")
        .replace(/[IL]/g, "1");
      return signs.startsWith("KG") && [14, 18].includes(signs.length) ? signs.slice(2) : signs;
    };
    export const personPart = code => {
      const signs = plain(code);
      return signs.length === 12 || signs.length === 16 ? signs.slice(-12) : "";
    };

    export const minuteOf = time => time ? +time.slice(0, 2) * 60 + +time.slice(3, 5) : null;

    // The parts of names are found before the first key, which would wait for them.
    const partsFound = new WeakMap();
    function partsOf(person) {
      let parts = partsFound.get(person);
      if (!parts) partsFound.set(person, parts = person.key.split(" "));
      return parts;
    }
    export const prepare = people => people.forEach(partsOf);

    // Whoever's given name it is first, then whoever is expected about now, then in list order.
    export function search(people, query, now, most = 20) {
      const words = fold(query).split(" ").filter(Boolean);
      if (words.join("").length < 2) return { people: [], more: 0, isAsked: false };
      const part = personPart(query), end = query.toUpperCase().replace(/\s/g, "");
      let found = [];
      if (part) found = people.filter(person => personPart(person.code || "") === part);
      else if (end.length === 4 && /\d/.test(end)) {
        found = people.filter(person => (person.code || "").endsWith(end));
      }
      if (!found.length) {
        const last = words[words.length - 1];
        const ranked = [];
        people.forEach((person, place) => {
          const parts = partsOf(person);
          if (!words.every(word => parts.some(part => part.startsWith(word)))) return;
          const isGiven = parts[parts.length - 1].startsWith(last) ? 0 : 1;
          const start = minuteOf(person.slot);
          ranked.push([isGiven, start === null ? 0 : Math.abs(start - now), place, person]);
        });
        ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
        found = ranked.map(entry => entry[3]);
      }
      return { people: found.slice(0, most), more: Math.max(0, found.length - most), isAsked: true };
    }
    """##
}
