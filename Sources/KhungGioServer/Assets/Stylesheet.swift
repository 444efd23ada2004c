/// How pages look: as calm as the letters, light and dark, narrow and printed.
enum Stylesheet {
  static let text = base + parts + narrowAndPrinted

  private static let base = #"""
    :root {
      color-scheme: light dark;
      --ground: #fdfcfa; --card: #ffffff; --ink: #1f1d1a; --soft: #5e5850; --line: #ded8ce;
      --accent: #9c241c; --onaccent: #ffffff; --good: #1d6b3a; --bad: #a3211a;
      --badground: #fbeceb; --goodground: #eaf4ed; --hover: #f3efe8;
      --one: #f6e9d8; --two: #efd0a8; --three: #e3ad72;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ground: #1a1917; --card: #232220; --ink: #ece8e1; --soft: #b3aca1; --line: #46423c;
        --accent: #f0988f; --onaccent: #2a0f0c; --good: #86d19f; --bad: #ff9d94;
        --badground: #3a2220; --goodground: #1e3325; --hover: #2d2b28;
        --one: #3a3022; --two: #57442a; --three: #775a31;
      }
    }
    * { box-sizing: border-box; }
    html { font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", Arimo, sans-serif; }
    body { margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word; }
    main { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem 5rem; }
    main:focus { outline: none; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 .75rem; font-weight: 650; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; font-weight: 650; }
    h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; font-weight: 650; }
    p { margin: .5rem 0; max-width: 46rem; }
    a { color: var(--accent); }
    .soft { color: var(--soft); }
    .bad { color: var(--bad); } .good { color: var(--good); }
    .number, td.number, th.number { font-variant-numeric: tabular-nums; text-align: right; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem; z-index: 9; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .unseen:focus-visible + .button { outline: 3px solid var(--accent); outline-offset: 2px; }
    .kind { white-space: nowrap; }
    ::placeholder { color: var(--soft); opacity: 1; font-style: italic; }
    [hidden] { display: none !important; }

    .bar { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline;
      padding: .6rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--card); }
    .bar p { margin: 0; } .bar .subject { font-weight: 650; }
    .bar nav { flex: 1; }
    .bar ul { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 0; padding: 0;
      list-style: none; }
    .bar nav a { display: inline-block; padding: .25rem 0; color: var(--ink); text-decoration: none; }
    .bar nav a:hover { text-decoration: underline; }
    .bar nav a[aria-current] { box-shadow: inset 0 -2px var(--accent); font-weight: 650; }
    """#

  private static let parts = #"""

    button, .button { font: inherit; display: inline-block; padding: .5rem 1rem; min-height: 2.75rem;
      border: 1px solid var(--line); border-radius: .4rem; background: var(--card);
      color: var(--ink); cursor: pointer; text-decoration: none; }
    .button { line-height: 1.625rem; }
    button:hover:not(:disabled), .button:hover { background: var(--hover); }
    button.main, .button.main { background: var(--accent); border-color: var(--accent); color: var(--onaccent);
      font-weight: 650; }
    button.main:hover:not(:disabled), .button.main:hover { background: var(--accent); filter: brightness(1.08); }
    button:disabled { opacity: .55; cursor: default; }
    .row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin: .75rem 0; }
    input, select, textarea { font: inherit; padding: .45rem .6rem; min-height: 2.75rem;
      border: 1px solid var(--soft); border-radius: .4rem; background: var(--card);
      color: var(--ink); max-width: 100%; }
    input[type=range] { padding: 0; accent-color: var(--accent); }
    input[type=checkbox], input[type=radio] { flex: none; min-height: 0; width: 1.15rem; height: 1.15rem;
      accent-color: var(--accent); }
    label { display: block; } label.inline { display: inline-flex; gap: .5rem; align-items: center; }
    fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: .5rem 1rem 1rem; }
    legend { font-weight: 650; padding: 0 .35rem; }
    .fields { display: grid; gap: .85rem 1.25rem; align-items: end;
      grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); }
    .fields input, .fields select { width: 100%; }
    .hint { color: var(--soft); font-size: .9rem; }
    .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
      padding: .75rem 1.1rem; margin: 1rem 0; }
    .card > h2:first-child, .card > section:first-child > h2 { margin-top: .5rem; }
    .error-box { background: var(--badground); border-color: var(--bad); }
    .good-box { background: var(--goodground); border-color: var(--good); }
    .facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: .75rem 0; padding: 0; list-style: none; }
    .facts strong { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .scroll { overflow-x: auto; margin: .75rem 0; }
    table { border-collapse: collapse; background: var(--card); }
    thead th::first-letter, tfoot th::first-letter { text-transform: uppercase; }
    th, td { text-align: left; padding: .35rem .6rem; border: 1px solid var(--line); vertical-align: top; }
    th { font-weight: 600; background: var(--ground); }
    caption { text-align: left; font-weight: 650; padding: .25rem 0; }
    .drop { border: 2px dashed var(--soft); border-radius: .6rem; padding: 1.5rem; text-align: center;
      background: var(--card); }
    .drop.over { border-color: var(--accent); background: var(--hover); }
    .drop p { margin-left: auto; margin-right: auto; }
    .said { position: fixed; left: 50%; bottom: 1rem; transform: translateX(-50%); max-width: min(92vw, 44rem);
      background: var(--ink); color: var(--ground); padding: .6rem 1rem; border-radius: .5rem; z-index: 5; }
    .said:empty { display: none; }
    .said.error { background: var(--bad); color: var(--ground); }
    .choices { list-style: none; padding: 0; margin: .5rem 0; display: grid; gap: .35rem; }
    .choices .card { margin: 0; } .hint:empty { display: none; }
    .choice { width: 100%; text-align: left; padding: .6rem .9rem; }
    #panel .choices { grid-template-columns: repeat(auto-fill, minmax(min(25rem, 100%), 1fr)); }
    #frontier .fields { grid-template-columns: repeat(auto-fill, minmax(min(8rem, 100%), 1fr)); }
    #frontier .fields label:has(select) { grid-column: span 2; }
    figure { margin: 1rem 0; } figure img { max-width: 100%; height: auto; background: #fff; border-radius: .4rem; }
    table.slots td, table.slots thead th { padding: 0; min-width: 2.8rem; }
    table.slots thead th { font-size: .9rem; }
    table.slots thead th, table.slots tfoot td, table.slots td:last-child { padding: .35rem .4rem; }
    table.slots td a { display: block; padding: .35rem .5rem; color: inherit; text-decoration: none; }
    table.slots td a:hover { background: var(--hover); }
    table.slots .over { box-shadow: inset 0 0 0 99rem color-mix(in srgb, var(--accent) 16%, transparent); }
    table.slots thead .fits { color: var(--good); } table.slots thead .breaks { color: var(--bad); }
    table.slots thead .closed { color: var(--soft); font-weight: 400; }
    table.slots .dragged { outline: 2px dashed var(--accent); }
    table.slots th[scope=row] { position: sticky; left: 0; min-width: 11rem; max-width: 16rem; font-weight: 400; }
    table.slots th a { color: inherit; text-decoration-color: var(--line); }
    .shade1 { background: var(--one); } .shade2 { background: var(--two); }
    .shade3 { background: var(--three); }
    .names { columns: 14rem; }
    .groups { display: grid; gap: 0 1.25rem; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
    .groups { align-items: start; }
    .groups fieldset { min-width: 0; }
    .slider input[type=range] { width: 100%; display: block; min-height: 1.5rem; margin-top: .25rem; }
    pre { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem;
      white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
    ins { color: var(--good); text-decoration: none; } del { color: var(--bad); text-decoration: none; }
    details > summary { cursor: pointer; padding: .35rem 0; }
    """#

  private static let narrowAndPrinted = #"""

    @media (max-width: 40rem) {
      main { padding: 0 .8rem 5rem; } .bar { padding: .5rem .8rem; }
      table.slots th[scope=row] { min-width: 7rem; max-width: 7rem; font-size: .85rem; }
      .scroll td:first-child { min-width: 7rem; }
      .scroll td:nth-child(2):not(.number, table.slots td) { min-width: 6.5rem; }
      h1 { font-size: 1.4rem; } .card { padding: .6rem .8rem; }
      .bar nav { order: 3; flex-basis: 100%; }
      .bar .subject { flex: 1; }
    }
    @media print {
      :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; }
      .bar nav, .bar .language, .skip, .said, button, .button, .drop, .screen, [type=range] { display: none !important; }
      body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
      @page { margin: 14mm; } @page wide { size: A4 landscape; margin: 10mm; }
      h2:has(+ p + .scroll table.slots), .scroll:has(table.slots) { page: wide; }
      table.slots, table.slots thead th { font-size: 7.5pt; }
      table.slots thead th[data-slot] { writing-mode: vertical-rl; }
      table.slots td, table.slots thead th { min-width: 0; }
      table.slots td a, table.slots tfoot td, table.slots td:last-child { padding: 1pt 2pt !important; }
      table.slots th[scope=row] { position: static; min-width: 5rem; max-width: 8rem; padding: 1pt 2pt; }
      a { color: inherit; text-decoration: none; }
      .scroll { overflow: visible; } thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      tr, figure, fieldset, .card { break-inside: avoid; } h2, h3 { break-after: avoid; }
    }
    """#
}
