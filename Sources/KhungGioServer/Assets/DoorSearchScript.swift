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

    // Worked out before the first key, which would wait for it: the parts of names, and who has a part
    // that begins with two letters, so that a key looks at few of thousands.
    const entryOf = person => (
      { person, parts: person.key.split(" "), start: minuteOf(person.slot) });
    export function prepare(people) {
      const all = people.map(entryOf), beginnings = new Map();
      all.forEach((entry, place) => {
        for (const two of new Set(entry.parts.map(part => part.slice(0, 2)))) {
          if (!beginnings.has(two)) beginnings.set(two, []);
          beginnings.get(two).push(place);
        }
      });
      return { all, beginnings };
    }

    // The places of those of whom the fewest have to be looked at; undefined for everybody.
    function candidates(beginnings, words) {
      let fewest;
      for (const word of words) {
        if (word.length < 2) continue;
        const places = beginnings.get(word.slice(0, 2)) ?? [];
        if (!fewest || places.length < fewest.length) fewest = places;
      }
      return fewest;
    }

    const mostMinutes = 1 << 12, mostPlaces = 1 << 24;

    // Whoever's given name it is first, then whoever is expected about now, then in list order.
    export function search(known, newcomers, query, now, most = 20) {
      const words = fold(query).split(" ").filter(Boolean);
      if (words.join("").length < 2) return { people: [], more: 0, isAsked: false };
      const part = personPart(query), end = query.toUpperCase().replace(/\s/g, "");
      let found = [];
      const { all, beginnings } = known, others = newcomers.map(entryOf);
      const entry = place => place < all.length ? all[place] : others[place - all.length];
      const places = isRight => [...all.keys(), ...others.map((_, place) => all.length + place)]
        .filter(place => isRight(entry(place).person.code || ""));
      if (part) found = places(code => personPart(code) === part);
      else if (end.length === 4 && /\d/.test(end)) found = places(code => code.endsWith(end));
      if (!found.length) {
        const last = words[words.length - 1], ranks = [];
        // One number says all that people are put in order by; its end is the place.
        const rank = place => {
          const { parts, start } = entry(place);
          if (!words.every(word => parts.some(part => part.startsWith(word)))) return;
          const isGiven = parts[parts.length - 1].startsWith(last) ? 0 : 1;
          const distance = start === null ? 0 : Math.abs(start - now);
          ranks.push((isGiven * mostMinutes + distance) * mostPlaces + place);
        };
        (candidates(beginnings, words) ?? all.map((_, place) => place)).forEach(rank);
        others.forEach((_, place) => rank(all.length + place));
        found = Array.from(Float64Array.from(ranks).sort(), rank => rank % mostPlaces);
      }
      return { people: found.slice(0, most).map(place => entry(place).person),
        more: Math.max(0, found.length - most), isAsked: true };
    }
    """##
}
