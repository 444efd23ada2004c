/// The page that draws pictures in a browser, looks at them, and writes down what it sees.
enum BrowserPage {
  /// The page; `sources` are the pictures in base 64, each in quotes, with commas between.
  static func html(sources: String) -> String {
    #"""
    <!doctype html>
    <meta charset="utf-8">
    <body><script>
    const sources = [\#(sources)];
    const text = (s) => new TextDecoder().decode(Uint8Array.from(atob(s), (c) => c.charCodeAt(0)));
    (async () => {
      const reports = [];
      for (const source of sources.map(text)) {
        const document_ = new DOMParser().parseFromString(source, "image/svg+xml");
        const isWellFormed = !document_.querySelector("parsererror");
        if (!isWellFormed) {
          reports.push({isWellFormed, outside: [], covering: [], texts: 0, ink: 0, png: ""});
          continue;
        }
        const svg = document.importNode(document_.documentElement, true);
        document.body.replaceChildren(svg);
        const paper = svg.viewBox.baseVal;
        const drawn = [...svg.querySelectorAll("text, path, line, rect, circle")].filter(
          (e) => !e.closest("defs"));
        const box = (e) => {
          const b = e.getBBox();
          const edge = e.tagName === "text" ? 0 : (parseFloat(e.getAttribute("stroke-width")) || 0) / 2;
          return {left: b.x - edge, top: b.y - edge, right: b.x + b.width + edge,
            bottom: b.y + b.height + edge};
        };
        const isOutside = (b) => b.left < -0.5 || b.top < -0.5 || b.right > paper.width + 0.5
          || b.bottom > paper.height + 0.5;
        const name = (e) => e.tagName + " " + (e.lastChild ? e.lastChild.textContent : "");
        const outside = drawn.filter((e) => isOutside(box(e))).map(name);
        const texts = drawn.filter((e) => e.tagName === "text").map((e) => {
          const b = box(e), height = b.bottom - b.top;
          return {name: name(e), left: b.left + 1, right: b.right - 1, top: b.top + 0.2 * height,
            bottom: b.bottom - 0.2 * height};
        });
        const covering = [];
        texts.forEach((a, i) => texts.slice(i + 1).forEach((b) => {
          if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
            covering.push(a.name + " / " + b.name);
          }
        }));
        const image = new Image();
        image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(source);
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = paper.width; canvas.height = paper.height;
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0);
        const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
        let ink = 0;
        for (let i = 0; i < pixels.length; i += 4) if (pixels[i + 1] < 200 && pixels[i+3] > 0) ink += 1;
        reports.push({isWellFormed, outside, covering, texts: texts.length,
          ink: ink / (canvas.width * canvas.height), png: canvas.toDataURL("image/png")});
      }
      document.body.textContent = JSON.stringify(reports).replace(
        /[&<>]/g, (c) => "\\u00" + c.charCodeAt(0).toString(16));
    })();
    </script>
    """#
  }
}
